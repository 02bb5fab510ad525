// Everything without a mouse. In the text only chords act, for letters are text there.

import { byId, make } from './dom.js';
import { decideAlike, decideSelected, dismiss, move } from './card.js';
import { goTo } from './draft.js';
import { say } from './language.js';
import { check } from './review.js';
import { store } from './store.js';
import { showView } from './views.js';
import * as words from './words.js';

const isText = (element) => element.matches('textarea, input, select');

/// Anywhere, also in the text.
function chord(event) {
  const { code, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && key === 'Enter') return check;
  if (code === 'F8') return () => visit(shiftKey ? -1 : 1);
  if (altKey && !ctrlKey && !metaKey) {
    return { Digit1: () => decideSelected('mask'), Digit2: () => decideSelected('remove'), Digit3: () => decideSelected('keep'), KeyA: decideAlike }[code];
  }
  return undefined;
}

/// Where no text is written.
const letters = {
  j: () => visit(1), k: () => visit(-1), 1: () => decideSelected('mask'), 2: () => decideSelected('remove'), 3: () => decideSelected('keep'),
  a: decideAlike, e: () => store.selected && goTo(store.selected), '?': openHelp, '？': openHelp,
};

function visit(direction) {
  move(direction);
  if (!store.selected) return;
  // So that the letters act from here on; a caret in the text stays in the text.
  if (!isText(document.activeElement)) byId('next')?.focus({ preventScroll: true });
}

export function startKeyboard() {
  byId('help-button').addEventListener('click', openHelp);
  addEventListener('keydown', (event) => {
    if (event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape' && document.activeElement === byId('text')) {
      event.preventDefault();
      showView('findings');
      return (byId('next') ?? byId('check')).focus();
    }
    if (event.key === 'Escape' && store.selected) return dismiss();
    const act = chord(event) ?? (!event.ctrlKey && !event.metaKey && !event.altKey && !isText(event.target) ? letters[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const legend = (marks, what) => make('span', {}, make('mark', { class: marks }, say('文字', 'text')), ` ${what}`);

function openHelp() {
  const lines = [
    ['Ctrl+Enter', say('检查', 'Review')],
    ['Esc', say('从正文到检查结果；收起当前一处', 'From the text to the result; dismiss the finding')],
    ['F8 / Shift+F8，j / k', say('下一处、上一处', 'Next and previous finding')],
    ['1 2 3，Alt+1 2 3', say('遮盖、删除、保留', 'Mask, remove, keep')],
    ['a，Alt+A', say('同类都这样处理', 'All of this sort alike')],
    ['e', say('到正文里修改这一处', 'Change this one in the text')],
    ['?', say('这张表', 'This table')],
  ];
  byId('help-keys').replaceChildren(...lines.map(([keys, what]) => (
    make('tr', {}, make('th', { scope: 'row' }, keys.replace('，', say('，', ', '))), make('td', {}, what)))));
  byId('help-marks').replaceChildren(
    legend('mark S4 mask', `S4 ${words.severity('S4')}`), legend('mark S3 mask', `S3 ${words.severity('S3')}`), legend('mark S2 mask', `S2 ${words.severity('S2')}`),
    legend('mark S3 doubt', say('待确认', 'in doubt')), legend('mark S3 remove', say('删除', 'removed')), legend('mark S3 keep', say('可保留', 'may stay')));
  byId('help').showModal();
}
