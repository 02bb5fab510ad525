// The redacted copy as it goes out: made and proved by the service, never taken from the preview.

import { announce, byId, make, save } from './dom.js';
import { grouped, say } from './language.js';
import { request } from './review.js';
import { post, Problem } from './service.js';
import { decisions, isDoubt, on, store } from './store.js';

const endings = { html: ['html', 'text/html'], csv: ['csv', 'text/csv'], tsv: ['tsv', 'text/tab-separated-values'], markdown: ['md', 'text/markdown'] };

export function startExport() {
  byId('copy').addEventListener('click', () => run(toClipboard));
  byId('download').addEventListener('click', () => run(toFile));
  on('text review busy', ready);
  ready();
}

/// A copy is made of what was reviewed, not of a text that has changed since.
function ready() {
  const is = Boolean(store.review) && !store.isStale && !store.isBusy;
  byId('copy').disabled = byId('download').disabled = !is;
}

/// The request for a copy or a record: the draft and what was decided.
export function decidedRequest() {
  const decided = decisions();
  return { ...request(), ...(decided.length && { decisions: decided }) };
}

async function run(deliver) {
  const text = store.text;
  try {
    const copy = await (await post('/v1/redact', decidedRequest())).json();
    // An answer for an older text is no copy of this one.
    if (store.text !== text) return;
    await deliver(copy.text);
    const doubts = store.findings.filter(isDoubt).length;
    announce((deliver === toFile ? say('已下载脱敏稿', 'Downloaded the copy') : say('已复制脱敏稿', 'Copied'))
      + say(`，改动 ${grouped(copy.edits.length)} 处`, `: ${grouped(copy.edits.length)} changes`)
      + (doubts ? say(`；待确认的 ${grouped(doubts)} 处已遮盖`, `; ${grouped(doubts)} in doubt were masked`) : ''));
  } catch (error) {
    announce(refusal(error));
  }
}

/// Why there is no copy or record, as the service says it.
export function refusal(error) {
  if (!(error instanceof Problem)) return say('没有完成：', 'Not done: ') + error.message;
  return say('没有生成：', 'Not made: ') + [error.detail, error.remedy].filter(Boolean).join(say('；', '; '));
}

async function toClipboard(text) {
  // Browsers lend the clipboard only to pages of this machine and to HTTPS.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = make('textarea', { class: 'unseen', value: text });
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) throw new Error(say('浏览器不让复制，请用“下载”', 'The browser refuses; use Download'));
}

function toFile(text) {
  const [ending, type] = endings[store.input] ?? ['txt', 'text/plain'];
  // A file's own name may tell of a person.
  save(`${say('脱敏稿', 'redacted')}.${ending}`, `${type};charset=utf-8`, text);
}
