// The review record: the sheet that is printed, signed and filed, as the service writes it.

import { announce, byId, save } from './dom.js';
import { decidedRequest, refusal } from './export.js';
import { say } from './language.js';
import { post } from './service.js';
import { store } from './store.js';

const dialog = byId('record');
const frame = byId('record-sheet');
let page = '';

export function startRecord() {
  byId('record-print').addEventListener('click', () => frame.contentWindow.print());
  byId('record-html').addEventListener('click', () => save(`${say('审查表', 'record')}.html`, 'text/html;charset=utf-8', page));
  byId('record-json').addEventListener('click', saveJSON);
  byId('record-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    page = '';
    frame.contentDocument.body.replaceChildren();
  });
}

/// A draft that came as a file is called by its name, in which a person's may stand too.
const fetched = async (format) => (
  await post('/v1/record', { ...decidedRequest(), ...(store.fileName && { id: store.fileName }), format })).text();

export async function openRecord() {
  if (store.isStale) return;
  try {
    page = await fetched('html');
  } catch (error) {
    return announce(refusal(error));
  }
  // A frame of its own, for the sheet has its own style and its own paper. Scripts there are none, and none would run.
  const sheet = new frame.contentWindow.DOMParser().parseFromString(page, 'text/html');
  frame.contentDocument.replaceChild(frame.contentDocument.adoptNode(sheet.documentElement), frame.contentDocument.documentElement);
  dialog.showModal();
  byId('record-print').focus();
}

async function saveJSON() {
  try {
    save(`${say('审查表', 'record')}.json`, 'application/json', await fetched('json'));
  } catch (error) {
    announce(refusal(error));
  }
}
