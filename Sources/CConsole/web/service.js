// The service's answers. Texts go to the service that the page came from, and nowhere else.

import { languageTag, say } from './language.js';

/// In memory only: gone with the page.
let key = '';

export function setKey(value) { key = value.trim(); }

/// Why there is no answer: what is wrong and what to do, as the service says it.
export class Problem extends Error {
  constructor(status, { code, detail, remedy, verdict } = {}) {
    super(detail);
    Object.assign(this, { status, code, detail, remedy, verdict });
  }
}

/// An answer that is there, or a `Problem`; an `AbortError` when it is no longer wanted.
export async function ask(path, { method = 'GET', body, type, signal } = {}) {
  const headers = { 'Accept-Language': languageTag() };
  if (key) headers.Authorization = `Bearer ${key}`;
  if (type) headers['Content-Type'] = type;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, signal, cache: 'no-store', credentials: 'omit' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, {
      code: 'unreachable', verdict: 'not_reviewed',
      detail: say('连不上服务，没有检查', 'The service cannot be reached; nothing was reviewed'),
      remedy: say('看看服务是否在运行、网络是否通，再试', 'See whether it runs and the network works, then try again'),
    });
  }
  if (answer.ok) return answer;
  throw new Problem(answer.status, await answer.json().catch(() => ({
    code: 'no-answer', verdict: 'not_reviewed', detail: say(`服务回答 ${answer.status}`, `The service answered ${answer.status}`), remedy: '',
  })));
}

export async function list(path) { return (await ask(path)).json(); }

export async function post(path, value, signal) {
  return ask(path, { method: 'POST', body: JSON.stringify(value), type: 'application/json', signal });
}

/// A file as it is; what sort of file it is, the service tells.
export async function send(path, bytes, type) { return ask(path, { method: 'POST', body: bytes, type }); }
