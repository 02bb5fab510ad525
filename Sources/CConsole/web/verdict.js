// The result in the words of an officer: may it go out, why, and what is to be done next.

import { byId, make } from './dom.js';
import { grouped, isEnglish, say } from './language.js';
import { openRecord } from './record.js';
import { nameOfKind } from './review.js';
import { isDoubt, isNote, on, store } from './store.js';
import * as words from './words.js';

const place = byId('verdict');

export function startVerdict() {
  on('text', outdated);
  on('review busy', show);
  on('decision', counts);
  show();
}

/// While the text is not the one that was reviewed, nothing is said of it.
function outdated() {
  if (!store.text) return show();
  if (place.dataset.verdict !== 'stale') show();
}

export function show() {
  const { review, problem, isStale, isBusy, text } = store;
  if (!text) return fill('none', say('还没有稿件', 'No draft yet'), make('p', {}, say('粘贴稿件后，这里给出能否公开的结论。', 'Paste a draft: whether it may go out is said here.')));
  if (problem) {
    return fill('not_reviewed', words.verdict('not_reviewed'), make('p', {}, sentence(problem.detail)), problem.remedy && make('p', { class: 'next' }, sentence(problem.remedy)));
  }
  if (isStale || !review) {
    return fill('stale', isBusy ? say('正在检查……', 'Reviewing …') : say('待检查', 'To be reviewed'), make('p', {}, say('正文有改动，停笔片刻即重新检查。', 'The text has changed; it is reviewed when you pause.')));
  }
  const profile = review.profile === 'general' ? say('不分公示类型', 'no sort of notice') : say(`按“${review.profile}”检查`, `as ${aliasOf(review.profile)}`);
  const byText = byId('profile').value ? '' : say('（系统判断）', ' (told by the text)');
  fill(
    review.verdict, words.verdict(review.verdict),
    review.reason && make('p', {}, sentence(review.reason)),
    review.sentence && make('p', { class: 'sentence' }, review.sentence),
    review.rule && make('p', { class: 'step' }, make('b', {}, say('下一步：', 'Next: ')), words.next(review.rule)),
    labels(review),
    make('p', { class: 'profile quiet' }, profile + byText),
    make('div', { class: 'counts' }, make('span', { id: 'counts', class: 'counts' }),
      review.verdict !== 'not_reviewed' && make('button', { type: 'button', id: 'record-open', on: { click: openRecord } }, say('审查表…', 'Record…'))));
  counts();
}

function fill(name, title, ...content) {
  place.dataset.verdict = name;
  place.replaceChildren(make('p', { class: 'word' }, title), ...content.filter(Boolean));
}

function labels(review) {
  const flags = review.flags.map((flag) => make('li', { class: 'flag' }, words.flag(flag)));
  const notes = [...new Set(review.notes ?? [])].map((kind) => make('li', {}, say('提示：', 'note: ') + nameOfKind(kind)));
  const combined = (review.combinations ?? []).map((name) => make('li', {}, words.combination(name)));
  const all = [...flags, ...notes, ...combined];
  return all.length > 0 && make('ul', { class: 'labels' }, ...all);
}

/// What the copy will do with the findings, as it is decided now.
function counts() {
  const line = byId('counts');
  if (!line) return;
  const of = (test) => store.findings.filter(test).length;
  const parts = [
    [say('须处理', 'to deal with'), of((finding) => finding.disposition !== 'keep')],
    [say('待确认', 'in doubt'), of(isDoubt)],
    [say('提示', 'notes'), of(isNote)],
    [say('你已决定', 'decided by you'), of((finding) => finding.action)],
    [say('可保留', 'may stay'), of((finding) => finding.disposition === 'keep' && !isNote(finding))],
  ];
  line.replaceChildren(...parts.filter(([, count], index) => count || index === 0).map(([name, count]) => make('span', {}, make('b', {}, grouped(count)), ` ${name}`)));
}

function aliasOf(name) {
  return [...byId('profile').options].find((option) => option.value === name)?.text ?? name;
}

const sentence = (text) => (/[。.！!？?]$/.test(text) ? text : text + (isEnglish() ? '.' : '。'));
