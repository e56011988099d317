import type { DataClass } from "#app/policy/categories.ts";
import type { Term } from "#app/policy/units.ts";
import type { LegalHoldReason } from "#db/schema/legal-hold-reasons.ts";
import { type Message, messageWith } from "./words.ts";

export const retentionWords = {
  title: { zh: "保存与删除", en: "Keeping and erasing" },
  lede: {
    zh: "借款结清后，资料按政策保存；到期后系统销毁本人的数据密钥，姓名、电话和文字从此无法读取，备份里也一样。金额和账目保留。",
    en: "After a loan has ended, its papers are kept as long as policy says. Then the person's data key is destroyed: name, number and words can no longer be read, in backups neither. Amounts and the ledger stay.",
  },
  find: { zh: "查找", en: "Find" },
  loanNo: { zh: "借款编号", en: "Loan number" },
  notFound: { zh: "没有这个编号的借款。", en: "There is no loan with this number." },
  waiting: { zh: "等待删除", en: "Waiting to be erased" },
  erased: { zh: "已删除", en: "Erased" },
  person: { zh: "这位借款人", en: "This person" },
  state: { zh: "现状", en: "State" },
  through: { zh: "保存到", en: "Kept through" },
  holds: { zh: "法律保全", en: "Legal holds" },
  holdsText: {
    zh: "保全期间，什么都不会删除。",
    en: "While a hold is in force, nothing is erased.",
  },
  noHolds: { zh: "没有保全。", en: "No hold." },
  reason: { zh: "原因", en: "Reason" },
  since: { zh: "开始", en: "Since" },
  lifted: { zh: "解除", en: "Lifted" },
  setHold: { zh: "设置保全", en: "Set a hold" },
  liftHold: { zh: "解除保全", en: "Lift the hold" },
  ask: { zh: "按本人要求删除", en: "Erase at the person's wish" },
  askText: {
    zh: "需要另一位管理员同意。同意后几分钟内执行，无法撤回。",
    en: "Another administrator has to agree. It is then done within minutes and cannot be taken back.",
  },
  askGo: { zh: "提交删除申请", en: "Send the request" },
  asked: { zh: "已提交，等另一位管理员同意。", en: "Sent. Another administrator has to agree." },
  periods: { zh: "各类资料保存多久", en: "How long each kind is kept" },
  kind: { zh: "资料", en: "Kind" },
} as const satisfies Record<string, Message>;

/** How things stand with a person's data. */
export const personStateWords = {
  open_loan: { zh: "借款还没有结清", en: "A loan is not paid back" },
  legal_hold: { zh: "法律保全中", en: "Under a legal hold" },
  open_matter: { zh: "有事项在处理中", en: "Something is under way" },
  may_go: { zh: "可以删除", en: "May be erased" },
  on_its_way: { zh: "等待删除", en: "Waiting to be erased" },
  erased: { zh: "已删除", en: "Erased" },
} as const satisfies Record<string, Message>;

/** Why something was not done. */
export const retentionProblems = {
  already_held: { zh: "同一原因的保全已经存在", en: "There is a hold for this reason already" },
  not_held: { zh: "这项保全已经解除", en: "This hold was lifted already" },
  already_erased: { zh: "资料已经删除", en: "The data was erased already" },
  on_its_way: { zh: "已经在等待删除", en: "It is waiting to be erased already" },
  open_loan: { zh: "借款还没有结清，不能删除", en: "A loan is not paid back: nothing can be erased" },
  legal_hold: { zh: "法律保全中，不能删除", en: "Under a legal hold: nothing can be erased" },
  open_matter: { zh: "有事项在处理中，不能删除", en: "Something is under way: nothing can be erased" },
  unknown_person: { zh: "没有这位借款人", en: "There is no such person" },
  already_pending: { zh: "已经有一份申请在等待", en: "A request is waiting already" },
  not_allowed: { zh: "您的角色不能做这件事", en: "Your role cannot do this" },
  above_limit: { zh: "超出您的权限", en: "Above your limit" },
} as const satisfies Record<string, Message>;

export const legalHoldWords: Readonly<Record<LegalHoldReason, Message>> = {
  court: { zh: "诉讼或仲裁", en: "Court or arbitration" },
  regulator: { zh: "监管要求", en: "A regulator asks" },
  investigation: { zh: "内部调查", en: "Internal investigation" },
  insurance: { zh: "保险理赔", en: "Insurance claim" },
};

export const dataClassWords: Readonly<Record<DataClass, Message>> = {
  loan_and_ledger: { zh: "合同与账目", en: "Contract and ledger" },
  plan_and_agreement: { zh: "还款计划与协议", en: "Plans and agreements" },
  hardship_case: { zh: "困难协助个案", en: "Hardship cases" },
  hardship_evidence: { zh: "困难证明材料", en: "Hardship evidence" },
  dispute_case: { zh: "异议个案", en: "Disputes" },
  complaint_case: { zh: "投诉", en: "Complaints" },
  contact_event: { zh: "联系记录", en: "Record of contacts" },
  message_body: { zh: "短信内容", en: "Text of messages" },
  payment_event: { zh: "支付记录", en: "Payment records" },
  consent: { zh: "同意记录", en: "Consents" },
  audit: { zh: "审计记录", en: "Audit trail" },
  link: { zh: "短信链接", en: "Links" },
  session: { zh: "登录记录", en: "Sessions" },
  draft: { zh: "没有提交的草稿", en: "Drafts" },
  suppressed_number: { zh: "停用的号码（仅哈希）", en: "Blocked numbers (hash only)" },
};

/** A length of time in words. */
export const termWords = messageWith<Term>({
  zh: ({ count, unit }) => `${count} ${zhUnits[unit]}`,
  en: ({ count, unit }) => `${count} ${enUnits[unit]}${count === 1 ? "" : "s"}`,
});

const zhUnits = { hour: "小时", calendar_day: "天", business_day: "个工作日", month: "个月", year: "年" } as const;
const enUnits = {
  hour: "hour",
  calendar_day: "day",
  business_day: "business day",
  month: "month",
  year: "year",
} as const;
