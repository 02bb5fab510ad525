// What the ledger calls things: the words of the command line's reports.

import { say } from './language.js';

export const states = ['found', 'assigned', 'rectified', 'rechecked', 'closed', 'disputed', 'false_alarm'];
export const sources = ['self', 'assigned', 'third_party', 'report'];
export const severities = ['S4', 'S3', 'S2', 'S1'];

export const state = (name) => ({
  open: say('未整改好的', 'open'), found: say('发现', 'found'), assigned: say('交办', 'assigned'), rectified: say('整改', 'rectified'),
  rechecked: say('复查', 'rechecked'), closed: say('销号', 'closed'), disputed: say('申诉', 'disputed'), false_alarm: say('误报', 'false alarm'),
})[name] ?? name;

export const isOpen = (name) => ['found', 'assigned', 'rectified', 'disputed'].includes(name);

export const source = (name) => ({
  self: say('自查', 'self-check'), assigned: say('上级交办', 'assigned by superior'), third_party: say('第三方', 'third party'), report: say('举报', 'report by the public'),
})[name] ?? name;

export const severity = (name) => ({
  S4: say('S4 严重', 'S4 grave'), S3: say('S3 较重', 'S3 serious'), S2: say('S2 一般', 'S2 ordinary'), S1: say('S1 轻微', 'S1 slight'), S0: say('未定级', 'not graded'),
})[name] ?? name;

export const action = (name) => ({
  assign: say('交办', 'Assign'), rectify: say('报告已整改', 'Report corrected'), dispute: say('申诉', 'Dispute'), accept: say('同意为误报', 'Agree: false alarm'),
  reject: say('不同意申诉', 'Turn the dispute down'), close: say('销号', 'Close'), reopen: say('重新打开', 'Open again'), recheck: say('复查', 'Recheck'),
})[name] ?? name;

export const field = (name) => ({
  unit: say('责任单位', 'Unit'), person: say('责任人', 'Person'), deadline: say('整改时限', 'Deadline'), measure: say('整改措施', 'Measure'),
  evidence: say('整改证据', 'Evidence'), reason: say('理由', 'Reason'), origin: say('来源', 'Found by'), line: say('清单行', 'Line'), outcome: say('结果', 'Outcome'),
})[name] ?? name;

export const outcome = (name) => ({
  passed: say('复查通过', 'passed'), withdrawn: say('已撤稿，通过', 'withdrawn, passed'), still_there: say('问题仍在', 'still there'),
  other: say('原问题已消除，另有问题', 'gone, but something else must go'), unchanged: say('内容没有改动', 'not changed at all'),
  not_reviewed: say('没能读完', 'could not be reviewed'), not_met: say('正文里没有这个条目', 'not met in what was read'),
  same_id: say('编号与别的条目相同，分不清是哪一条', 'others have its id: it cannot be told which of them it is'),
})[name] ?? name;

/// What stands beside an entry of the history.
export function detail(values) {
  return Object.entries(values).filter(([, value]) => value !== null && value !== '').map(([name, value]) => {
    const words = name === 'outcome' ? outcome(value) : name === 'origin' ? source(value) : String(value);
    return `${field(name)}${say('：', ': ')}${words}`;
  }).join(say('；', '; '));
}
