// The finding that is looked at: what it is, why it was found, by which clause, and what is to become of it.

import { byId, make } from './dom.js';
import { goTo } from './draft.js';
import { grouped, isEnglish, say } from './language.js';
import { nameOf } from './review.js';
import { actionOf, decide, hidden, isDoubt, on, replacementOf, sameValue, select, step, store, undecide, valueOf, wantsLook } from './store.js';
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

/// Decides the finding that is looked at, wherever its value stands; to let something go that should be hidden takes a reason.
export function decideSelected(action) {
  const finding = store.selected;
  if (!finding || finding.disposition === 'block' || store.isStale) return;
  const field = byId('reason');
  const reason = field.value.trim();
  const all = sameValue(finding);
  // What the service would keep needs no decision to stay.
  const stays = action === 'keep' && all.every((one) => one.disposition === 'keep');
  if (action === 'keep' && !stays && !reason) {
    wantsKept = finding;
    field.setAttribute('aria-invalid', 'true');
    byId('reason-hint').textContent = say('保留应当隐去的内容，先写明理由。', 'To keep what should be hidden, first give the reason.');
    field.focus();
    return;
  }
  if (stays) return undecide(all);
  lastReason = reason || lastReason;
  decide(all, action, reason);
}

/// Decides all of the same sort as the one that is looked at.
export function decideAlike() {
  const finding = store.selected;
  if (!finding?.action || store.isStale) return;
  decide(alike(finding), finding.action, finding.reason);
}

/// Looks at no finding any more.
export function dismiss() {
  select(null, 'card');
  byId('findings').querySelector('button')?.focus();
}

const alike = (finding) => store.findings.filter((one) => one.rule === finding.rule && (one.disposition === 'keep') === (finding.disposition === 'keep'));

function show() {
  const finding = store.selected;
  place.hidden = !finding;
  if (!finding) return place.replaceChildren();
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  place.replaceChildren(head(finding), value(finding), ...decision(finding), why(finding));
  if (focused) byId(focused)?.focus();
}

/// For those who hear the page: what a caret or a key has come to.
function speak({ finding }) {
  byId('spoken').textContent = finding
    ? [nameOf(finding), words.severity(finding.severity), isDoubt(finding) ? say('待确认', 'in doubt') : words.action(actionOf(finding)), valueOf(finding)].join(say('，', ', ')) : '';
}

function head(finding) {
  const wanted = store.findings.filter(wantsLook);
  const at = wanted.indexOf(finding);
  const position = at < 0 ? say('可保留', 'may stay') : `${grouped(at + 1)} / ${grouped(wanted.length)}`;
  return make('div', { class: 'card-head' },
    make('h3', {}, nameOf(finding)), make('span', { class: `badge ${finding.severity}` }, `${finding.severity} ${words.severity(finding.severity)}`),
    make('span', { class: 'push quiet' }, position),
    make('button', { type: 'button', id: 'previous', 'aria-label': say('上一处', 'Previous'), title: say('上一处（k 或 Shift+F8）', 'Previous (k or Shift+F8)'), on: { click: () => move(-1) } }, '‹'),
    make('button', { type: 'button', id: 'next', 'aria-label': say('下一处', 'Next'), title: say('下一处（j 或 F8）', 'Next (j or F8)'), on: { click: () => move(1) } }, '›'),
    make('button', { type: 'button', id: 'dismiss', 'aria-label': say('收起', 'Dismiss'), title: say('收起（Esc）', 'Dismiss (Esc)'), on: { click: dismiss } }, '×'));
}

function value(finding) {
  const action = actionOf(finding);
  const same = sameValue(finding).length;
  const becomes = { mask: replacementOf(finding) ?? say('遮盖，以导出的为准', 'masked, as exported'), remove: say('（删除）', '(removed)') }[action];
  return make('p', { class: 'value' },
    make('button', { type: 'button', id: 'go-to', class: 'plain', title: say('到正文里修改（e）', 'Change it in the text (e)'), on: { click: () => goTo(finding) } }, valueOf(finding)),
    becomes && make('span', { class: 'becomes' }, ' → ', becomes),
    same > 1 && make('span', { class: 'quiet' }, say(`相同的 ${grouped(same)} 处一并处理`, `all ${grouped(same)} places with this value alike`)));
}

function decision(finding) {
  if (finding.disposition === 'block') {
    return [make('p', { class: 'next' }, say('这样的内容不能靠脱敏放行：先按结论送审，或改去正文。', 'No redaction clears this: follow the verdict, or change the text.'))];
  }
  const action = finding.action ?? (isDoubt(finding) ? '' : actionOf(finding));
  const proposed = hidden().has(valueOf(finding)) && !finding.action ? 'mask' : { keep: 'keep', redact: 'mask' }[finding.disposition];
  const choice = (name, digit) => make('button', {
    type: 'button', id: `decide-${name}`, 'aria-pressed': String(action === name), 'aria-keyshortcuts': digit,
    on: { click: () => decideSelected(name) },
  }, words.action(name), make('kbd', {}, digit), proposed === name && make('small', {}, say('建议', 'proposed')));
  const count = alike(finding).length;
  return [
    make('div', { class: 'choices', role: 'group', 'aria-label': say('怎样处理', 'What to do') }, choice('mask', '1'), choice('remove', '2'), choice('keep', '3')),
    isDoubt(finding) && make('p', { class: 'doubt-note' }, say('把握不足，请你确认；不确认的按遮盖处理。', 'In doubt: please decide. What is not decided is masked.')),
    make('div', { class: 'reason' },
      make('label', { htmlFor: 'reason' }, say('理由', 'Reason')),
      make('input', {
        id: 'reason', type: 'text', value: finding.reason ?? '', autocomplete: 'off', maxLength: 200, 'aria-describedby': 'reason-hint', list: 'reasons',
        placeholder: say('保留时必填', 'needed to keep'),
        on: { change: changeReason, keydown: (event) => { if (event.key === 'Enter' && wantsKept === finding) decideSelected('keep'); } },
      }),
      lastReason && !finding.reason && make('button', { type: 'button', id: 'same-reason', on: { click: () => { byId('reason').value = lastReason; byId('reason').focus(); } } }, say('同前', 'as before'))),
    make('p', { id: 'reason-hint', class: 'hint', role: 'status' }),
    finding.action && make('p', { class: 'row' },
      count > 1 && make('button', { type: 'button', id: 'alike', title: 'a', on: { click: decideAlike } }, say(`同类 ${grouped(count)} 处都这样`, `All ${grouped(count)} of this sort alike`)),
      make('button', { type: 'button', id: 'undecide', on: { click: () => undecide(sameValue(finding)) } }, say('撤回', 'Take back'))),
  ].filter(Boolean);
}

/// A reason that is written after the decision goes with it.
function changeReason() {
  const finding = store.selected;
  if (!finding?.action) return;
  const reason = byId('reason').value.trim();
  if (!reason && finding.action === 'keep' && finding.disposition !== 'keep') return undecide(sameValue(finding));
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
