// Cases, page by page; the same done with many at once.

import { actionForm, fail } from './audit-act.js';
import * as words from './audit-words.js';
import { button, byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { list } from './service.js';

const portion = 50;
/// `after` of this page and those before it.
let pages = [0];
let answer = { cases: [], next: null, total: 0, actions: [] };
const chosen = new Set();
/// The action whose form is open.
let action = null;

export function startList() {
  byId('filter').addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
  byId('filter').addEventListener('reset', () => setTimeout(begin));
  byId('next').addEventListener('click', () => turn(() => pages.push(answer.next)));
  byId('previous').addEventListener('click', () => turn(() => pages.pop()));
  byId('choose-all').addEventListener('change', (event) => {
    for (const { number } of answer.cases) if (event.target.checked) chosen.add(number); else chosen.delete(number);
    show();
  });
}

function begin() { turn(() => { pages = [0]; }); }

function turn(change) {
  change();
  chosen.clear();
  action = null;
  showList().catch(fail);
}

/// Names of filters in the language of the page; what is chosen stays.
export function nameFilters(kinds = []) {
  const fill = (id, first, values, name) => {
    const choice = byId(id);
    const kept = choice.options.length ? choice.value : null;
    choice.replaceChildren(...first, ...values.map((value) => new Option(name(value), value)));
    if (kept !== null) choice.value = kept;
  };
  const any = () => new Option(say('全部', 'All'), '');
  fill('f-state', [new Option(words.state('open'), 'open'), any()], words.states, words.state);
  fill('f-source', [any()], words.sources, words.source);
  fill('f-severity', [any()], words.severities, words.severity);
  fill('f-kind', [any()], kinds.map(({ kind }) => kind), (value) => kinds.find(({ kind }) => kind === value)?.name ?? value);
}

export async function showList() {
  const query = new URLSearchParams([...new FormData(byId('filter'))].filter(([, value]) => value));
  query.set('limit', portion);
  if (pages.at(-1)) query.set('after', pages.at(-1));
  answer = await list(`/v1/audit/cases?${query}`);
  // Whoever may not assign enters nothing either.
  byId('to-enter').hidden = !answer.actions.includes('assign');
  show();
}

function show() {
  const focused = document.activeElement?.id;
  byId('cases').replaceChildren(...answer.cases.map(row));
  byId('no-cases').hidden = answer.cases.length > 0;
  byId('choose-all').checked = answer.cases.length > 0 && answer.cases.every(({ number }) => chosen.has(number));
  byId('previous').disabled = pages.length < 2;
  byId('next').disabled = answer.next === null;
  byId('page').textContent = say(`第 ${pages.length} 页，共 ${grouped(answer.total)} 件`, `Page ${pages.length}, ${grouped(answer.total)} in all`);
  showBulk();
  if (focused) byId(focused)?.focus();
}

function row(one) {
  const choose = make('input', {
    type: 'checkbox', id: `choose-${one.number}`, checked: chosen.has(one.number), 'aria-label': say(`选中第 ${one.number} 号`, `Choose no. ${one.number}`),
    on: { change: (event) => { if (event.target.checked) chosen.add(one.number); else chosen.delete(one.number); show(); } },
  });
  const isLate = one.deadline && words.isOpen(one.state) && one.deadline < answer.today;
  return make('tr', {},
    make('td', {}, choose),
    make('td', {}, make('a', { href: `#case-${one.number}` }, String(one.number))),
    make('td', {}, make('span', { class: `tag ${one.state}` }, words.state(one.state))),
    make('td', { class: 'severity' }, make('span', { class: `tag ${one.severity}`, title: words.severity(one.severity) }, one.severity === 'S0' ? '—' : one.severity)),
    make('td', { class: 'unit' }, one.unit ?? '—'),
    make('td', { class: 'title' }, make('a', { href: `#case-${one.number}` }, one.title ?? one.id)),
    make('td', { class: 'problem' }, one.kinds.map((kind) => answer.kind_names[kind] ?? kind).join(say('、', ', ')) || one.problem || ''),
    make('td', { class: isLate ? 'deadline late' : 'deadline' }, (one.deadline ?? '—') + (isLate ? say(' 逾期', ' late') : '')),
    make('td', { class: 'source' }, words.source(one.source)));
}

function showBulk() {
  const place = byId('bulk');
  place.hidden = chosen.size === 0;
  if (place.hidden) return place.replaceChildren();
  const numbers = [...chosen].sort((a, b) => a - b);
  const open = (name) => () => { action = name; showBulk(); byId('bulk').querySelector('form input, form button')?.focus(); };
  const choices = ['assign', 'rectify', 'close'].filter((name) => answer.actions.includes(name)).map((name) => button(`bulk-${name}`, words.action(name), open(name)));
  const close = () => { action = null; showBulk(); byId('bulk-assign')?.focus(); };
  const done = async () => {
    chosen.clear();
    action = null;
    await showList();
  };
  place.replaceChildren(
    make('div', { class: 'row' }, make('b', {}, say(`已选 ${grouped(numbers.length)} 件`, `${grouped(numbers.length)} chosen`)), ...choices),
    ...(action ? [actionForm(action, numbers, { done, close })] : []));
}
