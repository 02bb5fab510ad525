// Figures: what was found, how much of it is corrected, by whom it has to be.

import { fail } from './audit-act.js';
import * as words from './audit-words.js';
import { button, byId, make, save } from './dom.js';
import { grouped, say } from './language.js';
import { ask, list } from './service.js';

const place = byId('figures');
const asked = { unit: '', from: '', to: '' };
/// So many rows of a table; the reports have all of them.
const most = 30;

const query = () => new URLSearchParams(Object.entries(asked).filter(([, value]) => value));

export async function showFigures() {
  const figures = await list(`/v1/audit/figures?${query()}`);
  place.replaceChildren(head(figures), tiles(figures), account(figures),
    make('div', { class: 'pair' }, steps(figures), kinds(figures)), units(figures), ...(figures.runs.length ? [runs(figures)] : []));
}

function head(figures) {
  const submit = (event) => {
    event.preventDefault();
    for (const name of Object.keys(asked)) asked[name] = byId(`figures-${name}`).value.trim();
    showFigures().catch(fail);
  };
  const input = (name, type, title, list) => make('label', {}, make('span', {}, title), make('input', { id: `figures-${name}`, type, value: asked[name], list }));
  const download = (format) => button(`report-${format}`, { xlsx: 'Excel', csv: 'CSV', html: say('一页报告', 'Page') }[format], () => get(format).catch(fail));
  return make('form', { class: 'sheet', autocomplete: 'off', on: { submit } },
    make('h2', {}, say('统计', 'Figures') + (figures.scope ? `（${figures.scope}）` : '')),
    make('div', { class: 'fields' },
      input('unit', 'text', words.field('unit'), 'units'), input('from', 'date', say('发现日期从', 'Found from')), input('to', 'date', say('到', 'to')),
      make('button', { class: 'main' }, say('统计', 'Show')),
      make('div', { class: 'buttons push' }, make('span', { class: 'quiet' }, say('下载', 'Download')), ...['xlsx', 'csv', 'html'].map(download))),
    make('p', { class: 'quiet' }, figures.time),
    // The whole ledger is proved; who sees one unit of it alone is not asked to.
    figures.ledger_head && make('div', { class: 'proof' },
      button('verify', say('校验台账', 'Prove the ledger'), () => verify(figures.ledger_head).catch(fail)), make('div', { id: 'proof', role: 'status' })));
}

/// So many faults are shown.
const faultsShown = 10;

/// Whether anybody has changed the ledger behind its history, or put it back to before these figures.
async function verify(head) {
  const place = byId('proof');
  place.replaceChildren(make('p', { class: 'quiet' }, say('正在校验……', 'Under way …')));
  const proof = await list(`/v1/audit/verify?${new URLSearchParams({ head })}`);
  const read = say(`历史 ${grouped(proof.entries)} 条，问题 ${grouped(proof.cases)} 个，条目 ${grouped(proof.items)} 条；校验点 ${proof.head}`,
    `entries: ${grouped(proof.entries)}, cases: ${grouped(proof.cases)}, items: ${grouped(proof.items)}; head ${proof.head}`);
  place.className = proof.sound ? 'good' : 'bad';
  place.replaceChildren(
    make('p', {}, make('b', {}, proof.sound ? say('✓ 完好', '✓ Sound') : say(`✗ 有 ${grouped(proof.fault_count)} 处改动，请与备份比对`, `✗ ${grouped(proof.fault_count)} changes: compare it with a backup`)), ' ', make('span', { class: 'quiet' }, read)),
    make('ul', {}, ...proof.faults.slice(0, faultsShown).map(({ words: fault }) => make('li', {}, fault))));
}

async function get(format) {
  const options = query();
  options.set('format', format);
  const answer = await ask(`/v1/audit/report?${options}`);
  save(`${say('整改台账', 'ledger')}.${format}`, answer.headers.get('Content-Type'), await answer.blob());
}

const percent = (share) => (share === null ? '—' : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`);

function tiles(figures) {
  const tile = (name, value, kind = '') => make('div', { class: kind }, make('b', {}, typeof value === 'number' ? grouped(value) : value), make('span', {}, name));
  return make('div', { class: 'tiles' },
    tile(say('检查条目', 'Items'), figures.items), tile(say('须整改', 'To correct'), figures.cases), tile(say('已整改', 'Corrected'), figures.rectified, 'good'),
    tile(say('未整改', 'Open'), figures.open, figures.open ? 'bad' : ''), tile(say('整改率', 'Corrected share'), percent(figures.rectification_rate)),
    tile(say('逾期未改', 'Overdue'), figures.overdue, figures.overdue ? 'bad' : ''), tile(say('涉及人数', 'Persons exposed'), figures.persons_exposed),
    tile(say('误报', 'False alarms'), figures.false_alarms),
    ...(figures.not_reviewed ? [tile(say('未能检查', 'Not reviewed'), figures.not_reviewed, 'bad')] : []));
}

/// What was found equals what became of it.
function account(figures) {
  const found = [[words.source('self'), figures.found_self], [words.source('assigned'), figures.assigned], [words.source('third_party'), figures.third_party], [words.source('report'), figures.reported]]
    .filter(([, count], index) => count || index < 2);
  const settled = [[say('整改', 'corrected'), figures.rectified], [say('未整改', 'open'), figures.open], [words.state('false_alarm'), figures.false_alarms]];
  const side = (terms) => terms.map(([name, count]) => `${name} ${grouped(count)}`).join(' + ');
  return make('p', { id: 'account', class: `sheet account ${figures.reconciles ? 'good' : 'bad'}` },
    make('span', {}, make('b', {}, figures.reconciles ? '✓ ' : '✗ '), side(found), figures.reconciles ? ' = ' : ' ≠ ', side(settled)),
    !figures.reconciles && make('span', {}, say('账目不符：请管理员运行 moyin audit verify', 'The figures do not reconcile: have the administrator run moyin audit verify')));
}

function steps(figures) {
  const rows = words.states.map((name) => [make('span', { class: `tag ${name}` }, words.state(name)), grouped(figures.by_state[name] ?? 0)]);
  return table('steps', say('进度', 'Progress'), [say('状态', 'State'), say('件数', 'Cases')], rows);
}

function kinds(figures) {
  const rows = figures.kinds.slice(0, most).map((kind) => [kind.name, make('span', { class: `tag ${kind.severity}` }, kind.severity), grouped(kind.cases), grouped(kind.values)]);
  return table('kinds', say('信息种类', 'Kinds'), [say('种类', 'Kind'), say('级', 'Severity'), say('件数', 'Cases'), say('处数', 'Values')], rows);
}

function units(figures) {
  const rows = figures.units.filter((unit) => unit.cases).slice(0, most).map((unit) => {
    const whole = unit.rectified + unit.open;
    const bar = make('i', {});
    bar.style.width = `${whole ? 100 * unit.rectified / whole : 0}%`;
    return [unit.name || say('（未注明）', '(not stated)'), grouped(unit.cases), grouped(unit.rectified), grouped(unit.open), grouped(unit.overdue), grouped(unit.persons_exposed),
      make('span', {}, make('span', { class: 'share', 'aria-hidden': 'true' }, bar), whole ? percent(unit.rectified / whole) : '—')];
  });
  return table('units-table', say('各单位', 'Units'),
    [say('单位', 'Unit'), say('须整改', 'Cases'), say('已整改', 'Corrected'), say('未整改', 'Open'), say('逾期', 'Overdue'), say('涉及人数', 'Persons'), say('整改率', 'Share')], rows);
}

function runs(figures) {
  const rows = figures.runs.slice(-12).reverse().map((run) => [run.started, grouped(run.items), grouped(run.unchanged), grouped(run.found), grouped(run.reopened), grouped(run.not_reviewed),
    run.finished ? '' : say('中断', 'cut off')]);
  return table('runs', say('历次检查', 'Runs'),
    [say('时间', 'Time'), say('条目', 'Items'), say('未变', 'Unchanged'), say('新发现', 'New'), say('又出现', 'Back'), say('未能检查', 'Not reviewed'), ''], rows);
}

/// Columns of numbers are set to the right.
function table(id, title, head, rows) {
  const isNumber = (column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'string' && /^[\d,]+$/.test(row[column]));
  const side = (column) => ({ class: isNumber(column) ? 'number' : '' });
  return make('article', { class: 'sheet', id }, make('h2', {}, title),
    rows.length === 0 ? make('p', { class: 'quiet' }, say('没有', 'None')) : make('div', { class: 'wide' }, make('table', {},
      make('thead', {}, make('tr', {}, ...head.map((name, column) => make('th', side(column), name)))),
      make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((cell, column) => make('td', side(column), cell))))))));
}
