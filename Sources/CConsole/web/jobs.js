// Batch jobs: files that are too large or too many to be looked at one by one.

import { announce, button, byId, make, save } from './dom.js';
import { withKey } from './key.js';
import { grouped, isEnglish, say, startLanguage, whenLanguageChanges } from './language.js';
import { ask, list, send } from './service.js';
import { startTheme } from './theme.js';
import * as words from './words.js';

/// Milliseconds between two looks while something is going on.
const pause = 1000;
const types = {
  jsonl: 'application/x-ndjson', ndjson: 'application/x-ndjson', txt: 'text/plain', html: 'text/html', htm: 'text/html',
  csv: 'text/csv', tsv: 'text/tab-separated-values', md: 'text/markdown',
};
let timer;

const states = (name) => ({
  queued: say('等候', 'queued'), running: say('进行中', 'running'), done: say('完成', 'done'),
  failed: say('失败', 'failed'), cancelled: say('已取消', 'cancelled'),
})[name] ?? name;
const tasks = (name) => ({
  redact: say('脱敏', 'redact'), audit_run: say('入账', 'entered into the ledger'), audit_recheck: say('复查', 'recheck'),
})[name] ?? say('检查', 'review');
/// Of jobs of the ledger: whether anything of it is left to do.
const verdict = (job) => ({
  audit_run: { publish: say('没有未整改的', 'nothing is open'), redact: say('有未整改的', 'some is open') },
  audit_recheck: { publish: say('都通过', 'all passed'), redact: say('有未通过的', 'some did not pass') },
})[job.task]?.[job.verdict] ?? words.verdict(job.verdict);
const isGoing = (job) => job.state === 'queued' || job.state === 'running';

function fail(error) {
  // The same words for every action: a service without jobs has none of these paths.
  announce(error.status === 404 && error.code === 'not-found'
    ? say('没有找到：这个服务没有批量任务，或者任务已经到期删除', 'Not found: this service has no batch jobs, or the job has expired')
    : [error.message, error.remedy].filter(Boolean).join(say('；', '; ')));
}

async function refresh() {
  clearTimeout(timer);
  try {
    // The newest; more than an officer looks through.
    const { jobs } = await list('/v1/jobs?limit=100');
    show(jobs);
    if (jobs.some(isGoing)) timer = setTimeout(refresh, pause);
  } catch (error) {
    if (error.status === 401) throw error;
    fail(error);
  }
}

function show(jobs) {
  const focused = document.activeElement?.id;
  byId('no-jobs').hidden = jobs.length > 0;
  byId('fleeting').hidden = jobs.every((job) => job.durable !== false);
  byId('jobs').replaceChildren(...jobs.map(row));
  if (focused) byId(focused)?.focus();
}

function row(job) {
  const { documents = 0, bytes = 0, total_bytes: total } = job.progress ?? {};
  const act = (name, title, action) => button(`${name}-${job.id}`, title, () => action(job).catch(fail), { 'aria-label': `${title} ${job.id}` });
  return make('tr', {},
    make('td', { class: 'id' }, job.id.slice(0, 12)),
    make('td', {}, tasks(job.task)),
    make('td', {}, isGoing(job) && total ? make('progress', { max: total, value: bytes, 'aria-label': say('进度', 'Progress') }) : null,
      states(job.state) + (documents ? say(`，${grouped(documents)} 份`, `, ${grouped(documents)} documents`) : ''),
      job.problem && make('p', { class: 'problem' }, [job.problem.detail, job.problem.remedy].join(say('；', '; ')))),
    make('td', { class: job.verdict ?? '' }, job.verdict ? verdict(job) : '—'),
    make('td', {}, job.expires ? new Date(job.expires).toLocaleString(isEnglish() ? 'en-GB' : 'zh-CN', { dateStyle: 'short', timeStyle: 'short' }) : '—'),
    make('td', {}, make('div', { class: 'row' },
      job.state === 'done' && act('result', say('下载结果', 'Download'), download),
      isGoing(job) ? act('cancel', say('取消', 'Cancel'), remove) : act('delete', say('删除', 'Delete'), remove))));
}

async function download(job) {
  const answer = await ask(`/v1/jobs/${encodeURIComponent(job.id)}/result`);
  const type = answer.headers.get('Content-Type') ?? 'application/octet-stream';
  const ending = type.includes('json') ? 'jsonl' : type.includes('html') ? 'html' : type.includes('csv') ? 'csv' : 'txt';
  save(`${say('结果', 'result')}-${job.id.slice(0, 8)}.${ending}`, type, await answer.blob());
}

async function remove(job) {
  await ask(`/v1/jobs/${encodeURIComponent(job.id)}`, { method: 'DELETE' });
  announce(isGoing(job) ? say('已取消', 'Cancelled') : say('已删除', 'Deleted'));
  await refresh();
}

async function start(event) {
  event.preventDefault();
  const file = byId('job-file').files[0];
  const type = types[file.name.split('.').pop().toLowerCase()];
  if (!type) return announce(say('这里只读 jsonl、txt、html、csv、md 文件', 'Only jsonl, txt, html, csv and md files are read here'));
  const query = new URLSearchParams({ task: byId('job-task').value });
  if (byId('job-profile').value) query.set('profile', byId('job-profile').value);
  announce(say('正在上传……', 'Uploading …'));
  try {
    await send(`/v1/jobs?${query}`, file, type);
    byId('new-job').reset();
    announce(say('已开始', 'Started'));
    await refresh();
  } catch (error) {
    fail(error);
  }
}

async function learn() {
  const { profiles } = await list('/v1/profiles');
  const choice = byId('job-profile');
  choice.replaceChildren(choice.options[0], ...profiles.map(({ name, alias }) => new Option(say(name, alias.replaceAll('-', ' ')), name)));
  await refresh();
}

startLanguage(byId('language'));
startTheme(byId('theme'));
byId('new-job').addEventListener('submit', start);
const load = () => withKey(learn).catch(fail);
whenLanguageChanges(load);
await load();
