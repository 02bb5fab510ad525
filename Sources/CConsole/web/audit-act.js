// What is done with cases: the forms for it, and asking the service.

import { announce, button, byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { ask, list, post, send } from './service.js';
import * as words from './audit-words.js';

/// What goes with each action; what is needed ends with an asterisk.
const fields = {
  assign: ['unit', 'person', 'deadline'], rectify: ['measure', 'evidence'], dispute: ['reason*'], accept: [], reject: ['reason'], close: [], reopen: ['reason*'],
};
/// Milliseconds between two looks at a job.
const pause = 400;

export function fail(error) { announce([error.message, error.remedy].filter(Boolean).join(say('；', '; '))); }

/// Who does it, as it stands on the page.
const person = () => byId('by').value.trim();

/// A form for an action on cases; `done` is called after it was done, `close` when the form is no longer wanted.
export function actionForm(name, numbers, { done, close }) {
  if (name === 'recheck') return recheckForm(numbers[0], { done, close });
  const inputs = fields[name].map((entry) => {
    const field = entry.replace('*', '');
    return make('input', {
      id: `act-${field}`, name: field, type: field === 'deadline' ? 'date' : 'text', required: entry.endsWith('*'), maxLength: 1000, autocomplete: 'off',
      list: field === 'unit' ? 'units' : undefined,
    });
  });
  const submit = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]).filter(([, value]) => value));
    try {
      const answer = await (await post('/v1/audit/actions', { action: name, cases: numbers, fields: values, ...(person() && { by: person() }) })).json();
      const left = numbers.length - answer.count;
      await done();
      // What is said is seen by then.
      announce(`${words.action(name)}${say(`：已改动 ${grouped(answer.count)} 件`, `: ${grouped(answer.count)} changed`)}`
        + (left ? say(`，${grouped(left)} 件状态不允许或须另一人同意`, `, ${grouped(left)} left alone`) : ''));
    } catch (error) {
      fail(error);
    }
  };
  return make('form', { class: 'act', autocomplete: 'off', on: { submit } },
    make('div', { class: 'fields' },
      ...inputs.map((input) => make('label', {}, make('span', {}, words.field(input.name) + hint(input.name)), input)),
      make('button', { class: 'main' }, words.action(name)),
      button('act-cancel', say('取消', 'Cancel'), close)));
}

const hint = (field) => ({
  unit: say('（缺省为发布单位）', ' (default: who published it)'), measure: say('，如 脱敏、撤稿', ', such as masked, withdrawn'),
  evidence: say('（不要写个人信息）', ' (no personal information)'), reason: say('（不要写个人信息）', ' (no personal information)'),
})[field] ?? '';

/// The corrected item, pasted or from a file: the service reads it, and the case passes when what was wrong is gone.
function recheckForm(listed, { done, close }) {
  const text = make('textarea', {
    id: 'act-text', 'aria-label': say('改正后的正文', 'The corrected text'), spellcheck: false,
    placeholder: say('粘贴改正后的正文（文字或网页源码），或选一个文件', 'Paste the corrected text or page source, or choose a file'),
  });
  const file = make('input', { id: 'act-file', type: 'file', accept: '.txt,.html,.htm,.md' });
  file.addEventListener('change', async () => {
    if (!file.files[0]) return;
    text.value = await file.files[0].text();
    kind.value = /\.html?$/i.test(file.files[0].name) ? 'html' : 'text';
  });
  const kind = make('select', { id: 'act-kind' }, new Option(say('文字', 'Text'), 'text'), new Option(say('网页源码', 'Page source'), 'html'));
  text.addEventListener('paste', () => setTimeout(() => { if (/^\s*<(!doctype|html|body|div|p|table|h\d)\b/i.test(text.value)) kind.value = 'html'; }));
  const submit = async (event) => {
    event.preventDefault();
    if (!text.value.trim()) {
      announce(say('没有改正后的正文', 'There is no corrected text'));
      return text.focus();
    }
    try {
      const line = JSON.stringify({ id: listed.id, ...(listed.url && { url: listed.url }), [kind.value]: text.value }) + '\n';
      announce(say('正在复查……', 'Rechecking …'));
      const result = await job('/v1/audit/recheck', { number: listed.number }, line, 'application/x-ndjson');
      await done();
      announce([...result.outcomes.map((one) => words.outcome(one.outcome)), ...result.advice].join(say('。', '. ')) || say('没有要复查的', 'There is nothing to recheck'));
    } catch (error) {
      fail(error);
    }
  };
  return make('form', { class: 'act', autocomplete: 'off', on: { submit } }, text,
    make('div', { class: 'fields' },
      make('label', {}, make('span', {}, say('或选文件', 'Or a file')), file),
      make('label', {}, make('span', {}, say('正文是', 'It is')), kind),
      make('button', { class: 'main' }, words.action('recheck')), button('act-cancel', say('取消', 'Cancel'), close)));
}

/// Sends a body that becomes a job, waits for its end and gives its result; `progress` is told how far it is.
export async function job(path, query, body, type, progress = () => {}) {
  const options = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  if (person()) options.set('by', person());
  let state = await (await send(`${path}?${options}`, body, type)).json();
  while (state.state === 'queued' || state.state === 'running') {
    progress(state);
    await new Promise((resolve) => setTimeout(resolve, pause));
    state = await list(`/v1/jobs/${encodeURIComponent(state.id)}`);
  }
  return (await ask(`/v1/jobs/${encodeURIComponent(state.id)}/result`)).json();
}
