// All findings, by what they are: an officer decides three hundred identity numbers at once, and a doubtful name by itself.

import { button, byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { nameOf } from './review.js';
import { actionOf, decide, isDoubt, isNote, on, select, store, undecide, valueOf } from './store.js';
import * as words from './words.js';

const place = byId('findings');
/// So many rows of a group are listed at first, and four times as many with each further step.
const portion = 50;
/// Groups that are open, by their keys, and how many rows each lists.
const open = new Map();
/// Rows that are listed, by their findings.
let rows = new Map();
let lineStarts = [0];

export function startFindings() {
  on('review', show);
  on('decision', show);
  on('selection', mark);
  on('text', () => { if (!store.text) open.clear(); });
}

/// Blocking first, then what is in doubt, what is hidden, and last what may stay.
const order = ['block', 'review', 'redact', 'keep'];

function groups() {
  const byKey = new Map();
  for (const finding of store.findings) {
    const key = `${order.indexOf(finding.disposition)}${9 - finding.severity[1]} ${finding.rule}`;
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(finding);
  }
  return [...byKey].sort(([a, first], [b, second]) => a.slice(0, 2).localeCompare(b.slice(0, 2)) || second.length - first.length);
}

function show() {
  rows = new Map();
  lineStarts = lines(store.text);
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  place.replaceChildren(...groups().map(([key, findings]) => group(key, findings)));
  if (focused) byId(focused)?.focus();
  mark();
}

function group(key, findings) {
  const [first] = findings;
  const id = `group-${key.replace(/\W/g, '-')}`;
  const listed = open.get(key) ?? 0;
  const list = (count) => () => {
    if (count) open.set(key, count);
    else open.delete(key);
    show();
  };
  const title = [
    make('span', { class: `dot ${first.severity}`, 'aria-hidden': 'true' }), nameOf(first),
    make('span', { class: 'unseen' }, words.severity(first.severity)), make('b', {}, grouped(findings.length)),
    make('span', { class: 'push quiet' }, state(findings)),
  ];
  const left = findings.length - listed;
  const more = Math.min(4 * portion, left);
  return make('section', { class: `group ${first.disposition}` },
    make('h3', {}, button(id, title, list(listed ? 0 : portion), { class: 'plain', 'aria-expanded': String(listed > 0) })),
    listed > 0 && first.disposition !== 'block' && bulk(id, findings),
    listed > 0 && make('ul', {}, ...findings.slice(0, listed).map(row)),
    listed > 0 && left > 0 && button(`${id}-more`,
      say(`再列 ${grouped(more)} 处（还有 ${grouped(left)} 处）`, `List ${grouped(more)} more of ${grouped(left)}`), list(listed + more), { class: 'more' }));
}

/// What becomes of a group, in a few words.
function state(findings) {
  const [first] = findings;
  const doubts = findings.filter(isDoubt).length;
  if (doubts) return say(`待确认 ${grouped(doubts)}`, `${grouped(doubts)} in doubt`);
  const counts = new Map();
  for (const finding of findings) counts.set(actionOf(finding), (counts.get(actionOf(finding)) ?? 0) + 1);
  if (counts.size > 1) return [...counts].map(([action, count]) => `${words.action(action)} ${grouped(count)}`).join(say('、', ', '));
  if (actionOf(first) !== 'keep' || first.action) return words.action(actionOf(first));
  return isNote(first) ? say('提示', 'note') : say('可保留', 'may stay');
}

/// One decision for all of a group; to keep what should be hidden takes a reason.
function bulk(id, findings) {
  const reason = make('input', {
    id: `${id}-reason`, type: 'text', autocomplete: 'off', maxLength: 200, list: 'reasons',
    placeholder: say('理由（保留时必填）', 'reason (needed to keep)'), 'aria-label': say('同类的理由', 'Reason for all'),
  });
  const act = (action) => () => {
    // What the service would keep needs no decision to stay.
    if (action === 'keep' && findings[0].disposition === 'keep') return undecide(findings);
    if (action === 'keep' && !reason.value.trim()) {
      reason.setAttribute('aria-invalid', 'true');
      return reason.focus();
    }
    decide(findings, action, reason.value.trim());
  };
  const choice = (action) => button(`${id}-${action}`, words.action(action), act(action));
  return make('div', { class: 'bulk' },
    make('span', {}, say('全部', 'All:')), choice('mask'), choice('remove'), choice('keep'),
    findings.some((finding) => finding.action) && button(`${id}-undecide`, say('撤回', 'Take back'), () => undecide(findings)), reason);
}

function row(finding) {
  const action = actionOf(finding);
  const what = isDoubt(finding) ? say('待确认', 'in doubt') : isNote(finding) && !finding.action ? say('提示', 'note') : words.action(action);
  const line = lineOf(finding.start);
  const content = [
    make('span', { class: 'line quiet' }, say(`第 ${grouped(line)} 行`, `line ${grouped(line)}`)),
    make('span', { class: 'text' }, valueOf(finding).replace(/\s+/g, ' ')),
    make('span', { class: 'what' }, what + (finding.action ? ' ✓' : '')),
  ];
  const item = make('li', {}, button(`row-${finding.start}-${finding.end}`, content, () => select(finding, 'list'), { class: 'plain' }));
  rows.set(finding, item);
  return item;
}

function mark() {
  for (const item of place.querySelectorAll('li.selected')) item.classList.remove('selected');
  const item = rows.get(store.selected);
  item?.classList.add('selected');
  item?.scrollIntoView({ block: 'nearest' });
}

function lines(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/// The line in which an offset lies, from 1.
function lineOf(offset) {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
