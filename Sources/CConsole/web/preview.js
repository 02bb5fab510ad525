// What the copy will look like. A preview: what goes out comes from the service, which proves it, so nothing can be taken
// from here.

import { byId, make } from './dom.js';
import { say } from './language.js';
import { Pieces, shown } from './pieces.js';
import { actionOf, isDoubt, on, replacementOf, select, store } from './store.js';

const scroller = byId('preview-scroller');
const pieces = new Pieces(byId('preview'), scroller, draw);

function draw(piece, parts) {
  const text = shown(piece.text);
  const nodes = [];
  let place = 0;
  for (const { finding, from, to, isFirst } of parts) {
    const action = actionOf(finding);
    nodes.push(text.slice(place, from));
    place = to;
    const classes = `${finding === store.selected ? ' selected' : ''}${isDoubt(finding) ? ' doubt' : ''}`;
    if (action === 'keep' || action === 'block') {
      const kept = finding.action || action === 'block' || finding === store.selected;
      nodes.push(kept ? part(finding, `${action}${classes}`, text.slice(from, to)) : text.slice(from, to));
    } else if (isFirst) {
      nodes.push(part(finding, `${action}${classes}`, action === 'remove' ? '' : replacement(finding)));
    }
  }
  nodes.push(text.slice(place));
  piece.node.replaceChildren(...nodes);
}

function part(finding, classes, text) {
  const span = make('span', { class: classes }, text);
  span.finding = finding;
  return span;
}

/// Where the service proposed to keep the value, how it is masked is known only once the copy is made.
const replacement = (finding) => replacementOf(finding) ?? say('［遮盖］', '[masked]');

export function startPreview() {
  on('selection', ({ finding }) => { if (finding) pieces.reveal(finding); });
  // A click on what is hidden looks at it.
  byId('preview').addEventListener('click', (event) => {
    if (event.target.finding) select(event.target.finding, 'preview');
  });
}
