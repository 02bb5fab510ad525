// The result in the words of an officer: may it go out, why, and what is to be done next.

import { button, byId, make } from './dom.js';
import { grouped, isEnglish, say } from './language.js';
import { openRecord } from './record.js';
import { nameOfKind } from './review.js';
import { isDoubt, isNote, on, store } from './store.js';
import * as words from './words.js';

const place = byId('verdict');

export function startVerdict() {
  on('text', () => { if (!store.text || place.dataset.verdict !== 'stale') show(); });
  on('review busy', show);
  on('decision', count);
  show();
}

export function show() {
  const { review, problem, isStale, isBusy, text } = store;
  if (!text) return fill('none', say('还没有稿件', 'No draft yet'), paragraph(say('粘贴稿件后，这里给出能否公开的结论。', 'Paste a draft: whether it may go out is said here.')));
  if (problem) return fill('not_reviewed', words.verdict('not_reviewed'), paragraph(sentence(problem.detail)), paragraph(sentence(problem.remedy)));
  // While the text is not the one that was reviewed, nothing is said of it.
  if (isStale || !review) {
    return fill('stale', isBusy ? say('正在检查……', 'Reviewing …') : say('待检查', 'To be reviewed'),
      paragraph(say('正文有改动，停笔片刻即重新检查。', 'The text has changed; it is reviewed when you pause.')));
  }
  fill(
    review.verdict, words.verdict(review.verdict),
    paragraph(sentence(review.reason)), paragraph(review.sentence, 'sentence'),
    review.rule && make('p', { class: 'step' }, make('b', {}, say('下一步：', 'Next: ')), words.next(review.rule)),
    labels(review), paragraph(profile(review), 'profile quiet'),
    make('div', { class: 'counts' }, make('span', { id: 'counts', class: 'counts' }),
      review.verdict !== 'not_reviewed' && button('record-open', say('审查表…', 'Record…'), openRecord)));
  count();
}

function fill(name, title, ...content) {
  place.dataset.verdict = name;
  place.replaceChildren(make('p', { class: 'word' }, title), ...content.filter(Boolean));
}

const paragraph = (text, name = '') => text && make('p', { class: name }, text);
const sentence = (text) => (!text || /[。.！!？?]$/.test(text) ? text : text + (isEnglish() ? '.' : '。'));

/// Flags, notes and what stands together, each once.
function labels(review) {
  const flags = review.flags.map((flag) => make('li', { class: 'flag' }, words.flag(flag)));
  const notes = [...new Set(review.notes)].map((kind) => make('li', {}, say('提示：', 'note: ') + nameOfKind(kind)));
  const combined = (review.combinations ?? []).map((name) => make('li', {}, words.combination(name)));
  const all = [...flags, ...notes, ...combined];
  return all.length > 0 && make('ul', { class: 'labels' }, ...all);
}

function profile(review) {
  const chosen = byId('profile');
  const name = [...chosen.options].find((option) => option.value === review.profile)?.text ?? review.profile;
  const text = review.profile === 'general' ? say('不分公示类型', 'no sort of notice') : say(`按“${name}”检查`, `as ${name}`);
  return text + (chosen.value ? '' : say('（系统判断）', ' (told by the text)'));
}

/// What there is to do, as it is decided now.
function count() {
  const parts = [
    [say('须处理', 'to deal with'), (finding) => finding.disposition !== 'keep'],
    [say('待确认', 'in doubt'), isDoubt],
    [say('提示', 'notes'), isNote],
    [say('你已决定', 'decided by you'), (finding) => finding.action],
    [say('可保留', 'may stay'), (finding) => finding.disposition === 'keep' && !isNote(finding)],
  ].map(([name, test]) => [name, store.findings.filter(test).length]);
  byId('counts')?.replaceChildren(...parts
    .filter(([, number], index) => number > 0 || index === 0)
    .map(([name, number]) => make('span', {}, make('b', {}, grouped(number)), ` ${name}`)));
}
