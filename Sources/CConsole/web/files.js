// Drafts that are files. What sort of text a file is, in which encoding, the service tells: it reads all of them alike.

import { announce, byId } from './dom.js';
import { fill } from './draft.js';
import { say } from './language.js';
import { send } from './service.js';
import { clear, on, store } from './store.js';

/// What is opened here, as the service calls it.
const sorts = { txt: 'auto', text: 'auto', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', csv: 'csv', tsv: 'tsv' };
/// As much as an officer reads in a sitting; more is for jobs.
const most = 8 << 20;

export function startFiles() {
  const [chooser, veil] = [byId('file'), byId('drop')];
  byId('open').addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    if (chooser.files[0]) open(chooser.files[0]);
    chooser.value = '';
  });
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    const { files } = event.dataTransfer;
    if (files.length > 1) announce(say('一次打开一个文件；成批的用“批量任务”', 'One file at a time; for many use batch jobs'));
    else open(files[0]);
  });
  byId('clear').addEventListener('click', () => {
    clear();
    byId('text').focus();
    announce(say('已清空', 'Cleared'));
  });
  on('text', () => { byId('file-name').textContent = store.fileName; });
}

export async function open(file) {
  const sort = sorts[file.name.split('.').pop().toLowerCase()];
  if (!sort || !file.name.includes('.')) {
    return announce(say(
      '这里只读文本文件：txt、html、md、csv。Word、WPS、PDF 请另存为文本，或复制正文粘贴',
      'Only text files are read here: txt, html, md, csv. Save others as text, or paste what they say'));
  }
  if (file.size > most) return announce(say('文件超过 8 MB，请用“批量任务”', 'Larger than 8 MB: use batch jobs'));
  try {
    const bytes = await file.arrayBuffer();
    const text = await decoded(bytes);
    if (text === null) return;
    clear();
    store.input = sort;
    store.fileName = file.name;
    fill(text);
  } catch (error) {
    announce(say('没有打开：', 'Not opened: ') + error.message);
  }
}

/// UTF-8 as it is; anything else as the service detects it.
async function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const review = await (await send('/v1/check?no_text=true&input=text', bytes, 'application/octet-stream')).json();
    if (review.encoding && review.verdict !== 'not_reviewed') return new TextDecoder(review.encoding).decode(bytes);
    announce(say('没有打开：', 'Not opened: ') + (review.reason ?? say('不是文本文件', 'it is no text file')));
    return null;
  }
}
