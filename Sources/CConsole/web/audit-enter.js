// Items come into the ledger: an export is reviewed, somebody else's list is matched.

import { fail, job } from './audit-act.js';
import * as words from './audit-words.js';
import { announce, byId, make } from './dom.js';
import { grouped, say } from './language.js';
import { send } from './service.js';

/// So many lines without a match are shown.
const most = 50;

export function nameSources() {
  const choice = byId('import-source');
  const kept = choice.value || 'assigned';
  choice.replaceChildren(...words.sources.filter((name) => name !== 'self').map((name) => new Option(words.source(name), name)));
  choice.value = kept;
}

export function startEnter(changed) {
  byId('run').addEventListener('submit', (event) => {
    event.preventDefault();
    run().then(changed, fail);
  });
  byId('import').addEventListener('submit', (event) => {
    event.preventDefault();
    enter().then(changed, fail);
  });
}

async function run() {
  const file = byId('run-file').files[0];
  const query = { export: byId('run-export').value.trim(), whole: byId('run-whole').checked ? 'true' : '' };
  announce(say('正在上传……', 'Uploading …'));
  const result = await job('/v1/audit/runs', query, file, /\.csv$/i.test(file.name) ? 'text/csv' : 'application/x-ndjson', ({ progress }) => {
    announce(say(`已检查 ${grouped(progress.documents)} 条`, `${grouped(progress.documents)} items reviewed`));
  });
  announce(say('检查完成', 'Done'));
  byId('run-result').textContent = say(
    `条目 ${grouped(result.items)}（没有变的 ${grouped(result.unchanged)}），新发现问题 ${grouped(result.found)}，改后又出现 ${grouped(result.reopened)}，已撤 ${grouped(result.gone)}`,
    `Items: ${grouped(result.items)} (unchanged: ${grouped(result.unchanged)}), new cases: ${grouped(result.found)}, back: ${grouped(result.reopened)}, gone: ${grouped(result.gone)}`)
    + (result.not_reviewed ? say(`；没能检查 ${grouped(result.not_reviewed)}，不能当作没有问题`, `; not reviewed: ${grouped(result.not_reviewed)}, not to be taken for clean`) : '')
    + result.problems.map((problem) => say('；', '; ') + problem).join('');
}

async function enter() {
  const options = new URLSearchParams({ source: byId('import-source').value });
  if (byId('import-deadline').value) options.set('deadline', byId('import-deadline').value);
  if (byId('import-trial').checked) options.set('dry_run', 'true');
  if (byId('by').value.trim()) options.set('by', byId('by').value.trim());
  const result = await (await send(`/v1/audit/import?${options}`, byId('import-file').files[0], 'text/csv')).json();
  announce(result.dry_run ? say('试运行，没有改台账', 'Nothing was changed') : say('已导入', 'Entered'));
  byId('import-result').replaceChildren(
    make('p', {}, say(`清单 ${grouped(result.lines)} 行：新增 ${grouped(result.added)}，已在台账 ${grouped(result.known)}，重新打开 ${grouped(result.reopened)}，对不上号 ${grouped(result.unmatched.length)}`,
      `Lines: ${grouped(result.lines)}; new: ${grouped(result.added)}, known: ${grouped(result.known)}, open again: ${grouped(result.reopened)}, unmatched: ${grouped(result.unmatched.length)}`)),
    make('ul', {}, ...result.unmatched.slice(0, most).map(({ line, id }) => make('li', {}, say(`第 ${line} 行对不上号：${id}`, `line ${line} matches no item: ${id}`)))));
}
