// The draft: a plain text field, and behind it the same text once more, invisible, that carries the marks. Both break their
// lines alike, so a mark lies under its words; typing, undoing and input methods stay the browser's own.

import { byId } from './dom.js';
import { Pieces, shown } from './pieces.js';
import { actionOf, findingAt, isDoubt, isNote, on, select, setText, store } from './store.js';

const field = byId('text');
const scroller = byId('draft-scroller');
const pieces = new Pieces(byId('marks'), scroller, draw);

function draw(piece, parts) {
  const text = shown(piece.text);
  const nodes = [];
  let place = 0;
  for (const { finding, from, to } of parts) {
    const mark = document.createElement('mark');
    mark.className = `mark ${finding.severity} ${actionOf(finding)}`;
    mark.classList.toggle('doubt', isDoubt(finding));
    mark.classList.toggle('note', isNote(finding));
    mark.classList.toggle('selected', finding === store.selected);
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(place, from), mark);
    place = to;
  }
  nodes.push(text.slice(place));
  piece.node.replaceChildren(...nodes);
}

/// Takes what stands in the field.
function take() { setText(field.value); }

/// Whether a word is being put together by an input method: it is not yet text.
export let isComposing = false;

export function startDraft() {
  field.addEventListener('input', take);
  field.addEventListener('compositionstart', () => { isComposing = true; });
  field.addEventListener('compositionend', () => { isComposing = false; take(); });
  document.addEventListener('selectionchange', lookAtCaret);
  on('text', (edit) => { if (!edit) field.value = store.text; });
  on('selection', ({ finding, from }) => { if (finding && from !== 'caret') pieces.reveal(finding); });
}

/// Puts a text into the field, as if it had been opened.
export function fill(text) {
  field.value = text;
  take();
  field.setSelectionRange(0, 0);
  scroller.scrollTop = 0;
}

/// Selects a finding's words in the field, to change them there.
export function goTo(finding) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(finding.start, finding.end);
  pieces.reveal(finding);
}

/// A caret in a finding looks at it.
function lookAtCaret() {
  if (document.activeElement !== field || field.selectionStart !== field.selectionEnd || store.isStale) return;
  const finding = findingAt(field.selectionStart);
  if (finding && finding !== store.selected) select(finding, 'caret');
}
