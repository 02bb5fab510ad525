// Sends the draft to be reviewed: when asked, and by itself when nothing was typed for a while.

import { announce, byId } from './dom.js';
import { isComposing } from './draft.js';
import { grouped, say } from './language.js';
import { list, post } from './service.js';
import { isDoubt, on, setReview, store, tell } from './store.js';
import * as words from './words.js';

/// Milliseconds without a change after which the draft is reviewed.
const pause = 700;

const names = new Map();
let timer;
let running = null;

/// Names of what rules find, by the rules' ids.
export const nameOf = (finding) => names.get(finding.rule) ?? finding.kind;
export const nameOfKind = (kind) => names.get(kind) ?? kind;

export function startReview() {
  on('text', () => {
    running?.abort();
    clearTimeout(timer);
    if (store.text) timer = setTimeout(() => (isComposing ? null : check()), pause);
  });
  byId('profile').addEventListener('change', () => check());
  byId('check').addEventListener('click', () => check());
}

/// What every request about the draft says.
export function request() {
  const profile = byId('profile').value;
  return { text: store.text, offsets: 'utf16', ...(profile && { profile }), ...(store.input !== 'auto' && { input: store.input }) };
}

export async function check() {
  clearTimeout(timer);
  running?.abort();
  if (!store.text) return;
  const mine = running = new AbortController();
  store.isBusy = true;
  tell('busy');
  try {
    // Values are cut from the text here: they need not travel back.
    const answer = await post('/v1/check', { ...request(), no_text: true }, mine.signal);
    const review = await answer.json();
    performance.mark('moyin:answer');
    store.problem = null;
    setReview(review);
    announce(summary(review));
    painted();
  } catch (error) {
    if (error.name === 'AbortError') return;
    store.problem = error;
    setReview(null);
    announce(say('没有检查：', 'Not reviewed: ') + error.message);
  } finally {
    if (running === mine) {
      running = null;
      store.isBusy = false;
      tell('busy');
    }
  }
}

/// Measures from the answer to its being seen.
function painted() {
  requestAnimationFrame(() => setTimeout(() => performance.measure('moyin:painted', 'moyin:answer')));
}

function summary(review) {
  const wanted = review.findings.filter((finding) => finding.disposition !== 'keep').length;
  const doubts = review.findings.filter(isDoubt).length;
  return words.verdict(review.verdict) + say(`：须处理 ${grouped(wanted)} 处`, `: ${grouped(wanted)} to deal with`)
    + (doubts ? say(`，其中待确认 ${grouped(doubts)} 处`, `, ${grouped(doubts)} of them in doubt`) : '');
}

/// What the service knows: sorts of notices, and what its rules find.
export async function learn() {
  const [{ profiles }, { rules }] = await Promise.all([list('/v1/profiles'), list('/v1/rules')]);
  names.clear();
  for (const { rule, kind, name } of rules) {
    names.set(rule, name);
    if (!names.has(kind)) names.set(kind, name);
  }
  const choice = byId('profile');
  const chosen = choice.value;
  choice.replaceChildren(choice.options[0], new Option(say('不分类型', 'General'), 'general'));
  for (const { name, alias, summary } of profiles) {
    const option = new Option(say(name, alias.replaceAll('-', ' ')), name);
    option.title = summary;
    choice.add(option);
  }
  choice.value = chosen;
}
