// The finding that is looked at: what it is, why it was found, by which clause, and what is to become of it.

import { button, byId, make } from './dom.js';
import { goTo } from './draft.js';
import { grouped, isEnglish, say } from './language.js';
import { nameOf } from './review.js';
import {
  actionOf, decide, hidden, isDoubt, on, replacementOf, sameValue, select, step, store, undecide, valueOf, wantsLook,
} from './store.js';
import * as words from './words.js';

const place = byId('finding');
/// The finding that is to be kept as soon as a reason is written.
let wantsKept = null;
/// The reason that was written last: many findings have the same.
let lastReason = '';

export function startCard() {
  on('selection review decision', show);
  on('selection', speak);
  on('text', () => { if (!store.selected) show(); });
}

export const move = (direction) => select(step(direction), 'step');

/// Looks at no finding any more.
export function dismiss() {
  select(null, 'card');
  byId('findings').querySelector('button')?.focus();
}

/// Decides the finding that is looked at, wherever its value stands; to let something go that should be hidden takes a
/// reason.
export function decideSelected(action) {
  const finding = store.selected;
  if (!finding || finding.disposition === 'block' || store.isStale) return;
  const field = byId('reason');
  const reason = field.value.trim();
  const all = sameValue(finding);
  // What the service would keep needs no decision to stay.
  if (action === 'keep' && all.every((one) => one.disposition === 'keep')) return undecide(all);
  if (action === 'keep' && !reason) {
    wantsKept = finding;
    field.setAttribute('aria-invalid', 'true');
    byId('reason-hint').textContent = say('保留应当隐去的内容，先写明理由。', 'To keep what should be hidden, first give the reason.');
    return field.focus();
  }
  lastReason = reason || lastReason;
  decide(all, action, reason);
}

/// Decides all of the same sort as the one that is looked at.
export function decideAlike() {
  const finding = store.selected;
  if (finding?.action && !store.isStale) decide(alike(finding), finding.action, finding.reason);
}

const isKept = (finding) => finding.disposition === 'keep';
const alike = (finding) => store.findings.filter((one) => one.rule === finding.rule && isKept(one) === isKept(finding));

/// For those who hear the page: what a caret or a key has come to.
function speak({ finding }) {
  byId('spoken').textContent = finding
    ? [nameOf(finding), words.severity(finding.severity), state(finding), valueOf(finding)].join(say('，', ', ')) : '';
}

const state = (finding) => (isDoubt(finding) ? say('待确认', 'in doubt') : words.action(actionOf(finding)));

function show() {
  const finding = store.selected;
  place.hidden = !finding;
  if (!finding) return place.replaceChildren();
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  const decided = finding.disposition === 'block'
    ? [make('p', {}, say('这样的内容不能靠脱敏放行：先按结论送审，或改去正文。', 'No redaction clears this: follow the verdict, or change the text.'))]
    : [choices(finding), doubt(finding), reason(finding), make('p', { id: 'reason-hint', class: 'hint', role: 'status' }), further(finding)];
  place.replaceChildren(...[head(finding), value(finding), ...decided, why(finding)].filter(Boolean));
  if (focused) byId(focused)?.focus();
}

function head(finding) {
  const wanted = store.findings.filter(wantsLook);
  const at = wanted.indexOf(finding);
  const position = at < 0 ? say('可保留', 'may stay') : `${grouped(at + 1)} / ${grouped(wanted.length)}`;
  const named = (name, keys) => ({ 'aria-label': name, title: `${name} (${keys})` });
  return make('div', { class: 'card-head' },
    make('h3', {}, nameOf(finding)),
    make('span', { class: `badge ${finding.severity}` }, `${finding.severity} ${words.severity(finding.severity)}`),
    make('span', { class: 'quiet' }, position),
    button('previous', '‹', () => move(-1), named(say('上一处', 'Previous'), 'k, Shift+F8')),
    button('next', '›', () => move(1), named(say('下一处', 'Next'), 'j, F8')),
    button('dismiss', '×', dismiss, named(say('收起', 'Dismiss'), 'Esc')));
}

function value(finding) {
  const becomes = {
    mask: replacementOf(finding) ?? say('遮盖，以导出的为准', 'masked, as exported'), remove: say('（删除）', '(removed)'),
  }[actionOf(finding)];
  const same = sameValue(finding).length;
  return make('p', { class: 'value' },
    button('go-to', valueOf(finding), () => goTo(finding), { class: 'plain', title: say('到正文里修改（e）', 'Change it in the text (e)') }),
    becomes && make('span', { class: 'becomes' }, ' → ', becomes),
    same > 1 && make('span', { class: 'quiet' }, say(`相同的 ${grouped(same)} 处一并处理`, `all ${grouped(same)} places with this value alike`)));
}

function choices(finding) {
  const chosen = finding.action ?? (isDoubt(finding) ? '' : actionOf(finding));
  const isHidden = !finding.action && hidden().has(valueOf(finding));
  const proposed = isHidden ? 'mask' : { keep: 'keep', redact: 'mask' }[finding.disposition];
  const choice = (action, digit) => {
    const content = [words.action(action), make('kbd', {}, digit)];
    if (proposed === action) content.push(make('small', {}, say('建议', 'proposed')));
    return button(`decide-${action}`, content, () => decideSelected(action), { 'aria-pressed': String(chosen === action), 'aria-keyshortcuts': digit });
  };
  return make('div', { class: 'choices', role: 'group', 'aria-label': say('怎样处理', 'What to do') },
    choice('mask', '1'), choice('remove', '2'), choice('keep', '3'));
}

const doubt = (finding) => isDoubt(finding) && make('p', {}, say('把握不足，请你确认；不确认的按遮盖处理。', 'In doubt: please decide. What is not decided is masked.'));

function reason(finding) {
  const field = make('input', {
    id: 'reason', type: 'text', value: finding.reason ?? '', autocomplete: 'off', maxLength: 200, list: 'reasons',
    placeholder: say('保留时必填', 'needed to keep'), 'aria-describedby': 'reason-hint',
    on: { change: changeReason, keydown: (event) => { if (event.key === 'Enter' && wantsKept === finding) decideSelected('keep'); } },
  });
  const again = () => {
    field.value = lastReason;
    field.focus();
    changeReason();
  };
  return make('div', { class: 'reason' },
    make('label', { htmlFor: 'reason' }, say('理由', 'Reason')), field,
    lastReason && !finding.reason && button('same-reason', say('同前', 'as before'), again));
}

/// What may be done with a decision.
function further(finding) {
  if (!finding.action) return null;
  const count = alike(finding).length;
  return make('p', { class: 'row' },
    count > 1 && button('alike', say(`同类 ${grouped(count)} 处都这样`, `All ${grouped(count)} of this sort alike`), decideAlike, { title: 'a' }),
    button('undecide', say('撤回', 'Take back'), () => undecide(sameValue(finding))));
}

/// A reason that is written after the decision goes with it.
function changeReason() {
  const finding = store.selected;
  if (!finding?.action) return;
  const reason = byId('reason').value.trim();
  if (!reason && finding.action === 'keep') return undecide(sameValue(finding));
  lastReason = reason || lastReason;
  for (const one of sameValue(finding)) one.reason = reason;
}

function why(finding) {
  const facts = [
    [say('把握', 'Confidence'), `${Math.round(finding.confidence * 100)}%`],
    [say('对象', 'Whose'), words.subject(finding.subject)],
    [say('现状', 'As it is'), words.masked(finding.masked)],
    [say('判断', 'Found by'), finding.reasons.join(isEnglish() ? '; ' : '；')],
    [say('依据', 'Basis'), words.clauses(finding.basis)],
  ].filter(([, text]) => text);
  return make('dl', {}, ...facts.flatMap(([name, text]) => [make('dt', {}, name), make('dd', {}, text)]));
}

/// The reasons that are often given.
export function offerReasons() {
  byId('reasons').replaceChildren(...words.usualReasons().map((reason) => make('option', { value: reason })));
}
