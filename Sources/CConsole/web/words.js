// What an officer calls things: the words of the command line's report and of the record.

import { isEnglish, say } from './language.js';

export const verdict = (name) => ({
  publish: say('可以公开', 'May be published'),
  redact: say('脱敏后公开', 'Publish after redaction'),
  secrecy_review: say('送保密审查', 'Secrecy review'),
  withhold: say('不予公开', 'Withhold'),
  not_reviewed: say('未能检查', 'Not reviewed'),
})[name] ?? name;

/// What is to be done, by the rule that decided.
export const next = (rule) => ({
  V1: say('停止公开流程；送保密审查机构，由原定密机关决定是否解密。', 'Stop publishing; the organ that set the level decides whether it is lifted.'),
  V2: say('不公开；按条例说明理由并留存。', 'Do not publish; give and keep the reason.'),
  V3: say('送保密审查，由制发机关决定能否公开。', 'To the secrecy reviewer; the issuing organ decides.'),
  V4: say('送保密审查；征求主管部门意见。', 'To the secrecy reviewer; ask the competent department.'),
  V5: say('书面征求第三方意见（15个工作日），再决定。', 'Ask the third party in writing (15 working days), then decide.'),
  V6: say('导出脱敏稿，复核后公开脱敏稿，不公开原文。', 'Export the redacted copy, look through it, publish the copy.'),
  V7: say('导出脱敏稿，复核后公开脱敏稿，不公开原文。', 'Export the redacted copy, look through it, publish the copy.'),
  V8: say('处理提示事项后按程序签批公开。', 'Settle the notes, then sign and publish.'),
  V9: say('按程序签批公开。', 'Sign and publish.'),
  V10: say('送保密审查；不能确定的，报有关主管部门或保密行政管理部门确定（条例第17条）。', 'To the secrecy reviewer; in doubt the competent or secrecy authority determines (Regulations art. 17).'),
  V11: say('逐处确认疑似内容，需要时脱敏后再公开。', 'Decide each doubt; redact where needed.'),
})[rule] ?? '';

export const flag = (name) => ({
  needs_human_review: say('需人工复核', 'needs human review'),
  incomplete: say('需补正', 'to be completed'),
  third_party_consent: say('需第三方意见', 'third-party consent'),
  reason_required: say('需说明理由', 'reason required'),
  secrecy_block: say('涉密阻断', 'secrecy block'),
  suspected_leak: say('疑似泄密', 'suspected leak'),
})[name] ?? name;

export const combination = (name) => ({
  R1: say('姓名与专属号码同现', 'name with a personal number'),
  R2: say('遮盖的姓名与出生日期同现', 'masked name with a date of birth'),
  R3: say('同一号码遮盖不一致，可拼出', 'one number masked differently'),
  R4: say('遮盖的号码可由另一号码推出', 'masked number told by another'),
  R5: say('姓名与敏感情况同现', 'name with something sensitive'),
  R6: say('批量身份证件号码', 'identity numbers in bulk'),
  R7: say('达到刑事立案的条数', 'as many pieces as the criminal law counts'),
  R8: say('公职人员与私人电话同现', 'official with a private telephone'),
  R9: say('个体工商户与经营者住址同现', 'sole trader with the home'),
  R10: say('村级统计人数过少', 'count of few persons in a village'),
  R11: say('未成年人照片与姓名、学校同现', 'minor with picture and school'),
})[name] ?? name;

export const severity = (name) => ({
  S0: say('公开信息', 'public'), S1: say('提示', 'note'), S2: say('低风险', 'low risk'), S3: say('中风险', 'medium risk'), S4: say('高风险', 'high risk'),
})[name] ?? name;

export const action = (name) => ({
  mask: say('遮盖', 'Mask'), remove: say('删除', 'Remove'), keep: say('保留', 'Keep'), block: say('不得放行', 'Blocks'),
})[name] ?? name;

export const masked = (rating) => ({
  sufficient: say('已遮盖，充分', 'masked well'), acceptable: say('已遮盖，可接受', 'masked acceptably'),
  weak: say('已遮盖，偏弱', 'masked weakly'), insufficient: say('已遮盖，不足', 'masked too little'),
})[rating];

export const subject = (name) => ({
  official: say('公职人员', 'an official'), private: say('个人', 'a private person'),
  minor: say('未成年人', 'a minor'), organisation: say('单位', 'an organisation'),
})[name];

/// Reasons that are often given; any other may be written.
export const usualReasons = () => isEnglish()
  ? ['Found in error', 'The law demands publication', 'Contact of an office', 'The person agreed in writing', 'Already lawfully public']
  : ['不是个人信息，系统误报', '依法应当公开', '单位公开的联系方式', '本人书面同意公开', '已依法公开'];

/// 民法典#1034 and 民法典#1035 as 《民法典》第1034、1035条.
export function clauses(basis) {
  const laws = new Map();
  for (const clause of basis) {
    const [law, article] = clause.split('#', 2);
    if (!laws.has(law)) laws.set(law, []);
    if (article) laws.get(law).push(article);
  }
  return [...laws].map(([law, articles]) => {
    // Standards and letters of offices have numbers for names.
    if (/[ -~〔]/.test(law)) return [law, ...articles].join(' ');
    return `《${law}》` + (articles.length ? say(`第${articles.join('、')}条`, ` art. ${articles.join(', ')}`) : '');
  }).join(say('、', ', '));
}
