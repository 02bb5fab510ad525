// All findings, by what they are: an officer decides three hundred identity numbers at once, and a doubtful name by itself.

import { byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { nameOf } from './review.js';
import { actionOf, decide, isDoubt, isNote, on, select, store, undecide, valueOf } from './store.js';
import * as words from './words.js';

const place = byId('findings');
/// So many rows of a group are listed at a time.
const portion = 50;
/// Groups that are open, by their keys; how many rows each lists.
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
    const key = `${order.indexOf(finding.disposition)} ${finding.rule}`;
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(finding);
  }
  const gravity = ([key, [first]]) => `${key[0]}${9 - first.severity[1]}`;
  return [...byKey].sort((a, b) => (gravity(a) < gravity(b) ? -1 : gravity(a) > gravity(b) ? 1 : b[1].length - a[1].length));
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
  const isOpen = open.has(key);
  const id = `group-${key.replace(/\W/g, '-')}`;
  const toggle = () => {
    if (open.has(key)) open.delete(key);
    else open.set(key, portion);
    show();
  };
  const doubts = findings.filter(isDoubt).length;
  const state = first.disposition === 'block' ? words.action('block') : isNote(first) ? say('提示', 'note') : first.disposition === 'keep' ? say('可保留', 'may stay') : doubts ? say(`待确认 ${grouped(doubts)}`, `${grouped(doubts)} in doubt`) : tally(findings);
  return make('section', { class: `group ${first.disposition}` },
    make('h3', {}, make('button', { type: 'button', id, class: 'plain', 'aria-expanded': String(isOpen), on: { click: toggle } },
      make('span', { class: `dot ${first.severity}`, 'aria-hidden': 'true' }), nameOf(first),
      make('span', { class: 'unseen' }, `${words.severity(first.severity)} `), make('b', {}, grouped(findings.length)), make('span', { class: 'push quiet' }, state))),
    isOpen && first.disposition !== 'block' && bulk(id, findings),
    isOpen && make('ul', {}, ...findings.slice(0, open.get(key)).map(row)),
    isOpen && findings.length > open.get(key) && make('button', {
      type: 'button', id: `${id}-more`, class: 'more', on: { click: () => { open.set(key, open.get(key) + 4 * portion); show(); } },
    }, say(`再列 ${grouped(Math.min(4 * portion, findings.length - open.get(key)))} 处（还有 ${grouped(findings.length - open.get(key))} 处）`,
      `List ${grouped(Math.min(4 * portion, findings.length - open.get(key)))} more of ${grouped(findings.length - open.get(key))}`)));
}

/// What becomes of them, in a few words.
function tally(findings) {
  const counts = new Map();
  for (const finding of findings) counts.set(actionOf(finding), (counts.get(actionOf(finding)) ?? 0) + 1);
  if (counts.size === 1) return words.action([...counts.keys()][0]);
  return [...counts].map(([action, count]) => `${words.action(action)} ${grouped(count)}`).join(say('、', ', '));
}

/// One decision for all of a group; to keep them takes a reason, which is asked for here.
function bulk(id, findings) {
  const reason = make('input', { id: `${id}-reason`, type: 'text', autocomplete: 'off', maxLength: 200, list: 'reasons', placeholder: say('理由（保留时必填）', 'reason (needed to keep)'), 'aria-label': say('同类的理由', 'Reason for all') });
  const act = (action) => () => {
    if (action === 'keep' && findings[0].disposition !== 'keep' && !reason.value.trim()) {
      reason.setAttribute('aria-invalid', 'true');
      return reason.focus();
    }
    // What the service would keep needs no decision to stay.
    if (action === 'keep' && findings[0].disposition === 'keep') return undecide(findings);
    decide(findings, action, reason.value.trim());
  };
  const button = (action) => make('button', { type: 'button', id: `${id}-${action}`, on: { click: act(action) } }, words.action(action));
  return make('div', { class: 'bulk' }, make('span', {}, say('全部', 'All:')), button('mask'), button('remove'), button('keep'),
    findings.some((finding) => finding.action) && make('button', { type: 'button', id: `${id}-undecide`, on: { click: () => undecide(findings) } }, say('撤回', 'Take back')), reason);
}

function row(finding) {
  const action = actionOf(finding);
  const text = valueOf(finding).replace(/\s+/g, ' ');
  const line = say(`第 ${lineOf(finding.start)} 行`, `line ${lineOf(finding.start)}`);
  const button = make('button', { type: 'button', id: `row-${finding.start}-${finding.end}`, class: 'plain', on: { click: () => select(finding, 'list') } },
    make('span', { class: 'line quiet' }, line), make('span', { class: 'text' }, text),
    make('span', { class: `what ${action}` }, (isDoubt(finding) ? say('待确认', 'in doubt') : isNote(finding) ? say('提示', 'note') : words.action(action)) + (finding.action ? ' ✓' : '')));
  const item = make('li', {}, button);
  rows.set(finding, item);
  return item;
}

function mark() {
  for (const item of place.querySelectorAll('li.selected')) item.classList.remove('selected');
  const item = rows.get(store.selected);
  if (!item) return;
  item.classList.add('selected');
  item.scrollIntoView({ block: 'nearest' });
}

function lines(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(offset) {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
