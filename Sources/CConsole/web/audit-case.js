// One case: what was found where, what may be done, and who did what.

import { actionForm } from './audit-act.js';
import * as words from './audit-words.js';
import { button, byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { list } from './service.js';

const place = byId('case');
let action = null;
let one = null;

export async function showCase(number) {
  if (one?.number !== number) action = null;
  one = await list(`/v1/audit/cases/${number}`);
  show();
}

function show() {
  const isLate = one.deadline && words.isOpen(one.state) && one.deadline < one.today;
  place.replaceChildren(
    make('article', { class: 'sheet' },
      make('p', {}, make('a', { href: '#list' }, say('← 回到列表', '← Back to the list'))),
      make('div', { class: 'case-head' },
        make('h2', { id: 'case-title', tabIndex: -1 }, `${say('第 ', 'No. ')}${one.number}${say(' 号　', ' ')}${one.title ?? one.id}`),
        make('span', { class: `tag ${one.state}` }, words.state(one.state)),
        one.severity !== 'S0' && make('span', { class: `tag ${one.severity}` }, words.severity(one.severity))),
      facts([
        [say('编号', 'Id'), one.id], [say('链接', 'Link'), one.url && link(one.url)], [say('责任单位', 'Unit'), one.unit], [say('责任人', 'Person'), one.person],
        [say('栏目', 'Column'), one.column], [say('发布时间', 'Published'), one.published_at],
        [say('发现来源', 'Found by'), [one.source, ...one.also].map(words.source).join(say('、', ', '))], [say('问题描述', 'Problem'), one.problem],
        [say('涉及人数', 'Persons'), one.persons ? grouped(one.persons) : null],
        [say('整改时限', 'Deadline'), one.deadline && make('span', { class: isLate ? 'late' : '' }, one.deadline + (isLate ? say(' 逾期', ' overdue') : ''))],
        [say('整改措施', 'Measure'), one.measure], [say('整改证据', 'Evidence'), one.evidence], [say('理由', 'Reason'), one.reason],
        [say('申诉人', 'Disputed by'), one.author], [say('认定人', 'Agreed by'), one.approver], [say('复查人', 'Rechecked by'), one.rechecked_by],
        [say('复查未通过', 'Failed rechecks'), one.failed_rechecks || null], [say('改后又出现', 'Came back'), one.reopened || null],
        [say('内容相同', 'Says the same as'), one.same_as && make('a', { href: `#case-${one.same_as}` }, say(`第 ${one.same_as} 号，合并计数`, `no. ${one.same_as}, counted with it`))],
        [say('来源', 'Source'), one.gone ? say('已没有这个条目', 'no longer holds it') : null],
      ]),
      make('div', { class: 'buttons' }, ...one.actions.map(choice)),
      action && actionForm(action, [action === 'recheck' ? one : one.number], {
        done: async () => { action = null; await showCase(one.number); byId('case-title').focus(); },
        close: () => { const last = action; action = null; show(); byId(`do-${last}`)?.focus(); },
      })),
    make('article', { class: 'sheet' }, make('h2', {}, say('发现的问题', 'What was found')), findings()),
    make('article', { class: 'sheet' }, make('h2', {}, say('经过', 'History')),
      make('ul', { class: 'history' }, ...one.history.map((entry) => make('li', {},
        make('time', {}, entry.at), make('span', {}, entry.actor), make('span', {}, entry.words, ...[words.detail(entry.detail)].filter(Boolean).map((text) => make('span', { class: 'quiet' }, '　' + text))))))));
}

const choice = (name) => button(`do-${name}`, words.action(name), () => {
  action = name;
  show();
  place.querySelector('.act textarea, .act input, .act button')?.focus();
}, { class: action === name ? 'main' : '' });

function facts(rows) {
  return make('dl', { class: 'facts' }, ...rows.filter(([, value]) => value).map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
}

/// Only what is an address of the web becomes a link.
function link(address) {
  return ['http://', 'https://'].some((scheme) => address.startsWith(scheme)) ? make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address) : address;
}

function findings() {
  if (one.findings.length === 0) return make('p', { class: 'quiet' }, say('本系统没有发现；由别人指出。', 'Nothing was found here; others say so.'));
  const head = [say('种类', 'Kind'), say('级', 'Severity'), say('处数', 'Values'), say('位置', 'Where'), say('最近一次', 'Last reading')];
  return make('div', { class: 'wide' }, make('table', {},
    make('thead', {}, make('tr', {}, ...head.map((name) => make('th', {}, name)))),
    make('tbody', {}, ...one.findings.map((found) => make('tr', {},
      make('td', {}, found.name), make('td', {}, make('span', { class: `tag ${found.severity}` }, found.severity)), make('td', {}, grouped(found.count)),
      make('td', { class: 'places' }, found.places), make('td', {}, found.present ? say('仍在', 'still there') : say('已消除', 'gone')))))));
}
