import type { Message } from "./words.ts";

export const disputeDeskWords = {
  title: { zh: "异议", en: "Disputes" },
  lede: {
    zh: "罚息和提醒已先暂停。由我们核查和举证，不是由借款人。",
    en: "Penalties and reminders are paused already. It is for us to check and to prove, not for the borrower.",
  },
  nothing: { zh: "没有待办的异议。", en: "No open disputes." },
  more: { zh: "下一页", en: "Next page" },
  reference: { zh: "编号", en: "Reference" },
  reason: { zh: "哪里不对", en: "What is wrong" },
  state: { zh: "状态", en: "State" },
  opened: { zh: "提出", en: "Opened" },
  due: { zh: "最晚答复", en: "Answer by" },
  loan: { zh: "合同", en: "Contract" },
  said: { zh: "借款人的话", en: "In their own words" },
  paid: { zh: "说已付", en: "Says they paid" },
  log: { zh: "记录", en: "History" },
  work: { zh: "办理", en: "Work on it" },
  claim: { zh: "由我核查", en: "I’ll check it" },
  ask: { zh: "向借款人提问", en: "Ask the borrower" },
  askGo: { zh: "发出", en: "Send" },
  note: { zh: "内部备注", en: "Note for the desk" },
  noteGo: { zh: "添加", en: "Add" },
  soundsLike: {
    zh: "听起来像是对我们不满意。要登记成投诉吗？由另一个团队处理，这里的核查照常进行。",
    en: "This sounds like a complaint. Log it? Another team handles it, and checking goes on here.",
  },
  logIt: { zh: "登记", en: "Log it" },
  inValidation: {
    zh: "在质疑期限内提出：证明发给借款人之前不得催收。先上传证明，再答复“核对无误”或“不成立”。",
    en: "Raised within the validation period: nothing may be collected until proof was sent. Upload the proof first, then answer.",
  },
  record: { zh: "更正征信记录", en: "Correct the credit record" },
  answer: { zh: "答复", en: "Answer" },
  reasons: { zh: "理由（借款人会看到）", en: "Reasons (the borrower reads them)" },
  verify: { zh: "核对无误", en: "Our record is right" },
  reject: { zh: "异议不成立", en: "Not upheld" },
  notBorrower: { zh: "确认不是本人", en: "Not the borrower" },
  correction: { zh: "更正账目", en: "Put it right" },
  kind: { zh: "方式", en: "How" },
  adjustment: { zh: "按实际付款日入账", en: "Credit from the day it was paid" },
  penalty: { zh: "免除罚息", en: "Take off penalty" },
  fee: { zh: "免除费用", en: "Take off a fee" },
  interest: { zh: "免除利息", en: "Take off interest" },
  reversal: { zh: "冲销一笔记录", en: "Cancel an entry" },
  amount: { zh: "金额", en: "Amount" },
  day: { zh: "付款日", en: "Day of the payment" },
  entry: { zh: "要冲销的记录", en: "Entry to cancel" },
  propose: { zh: "提交复核", en: "Send for a second person" },
  waits: { zh: "更正等待另一位同事同意", en: "The correction waits for a colleague to agree" },
  carryOut: { zh: "同意并入账", en: "Agree and post it" },
  sendBack: { zh: "退回", en: "Send back" },
  sure: { zh: "请再看一遍", en: "Please read this once more" },
  sureText: {
    zh: "这个答复会发给借款人，异议就此结束，暂停的罚息和提醒会按规则恢复。文字仍可在下面修改。",
    en: "This answer goes to the borrower and ends the dispute; paused penalties and reminders go on by the rules. The words can still be changed below.",
  },
  problem: { zh: "这一步没有完成", en: "That did not work" },
} as const satisfies Record<string, Message>;

/** After a step: what it did, and what comes next. */
export const disputeDone: Readonly<Record<string, Message | undefined>> = {
  claim: { zh: "由您核查。", en: "You check it now." },
  ask: { zh: "问题已发给借款人。", en: "Sent to the borrower." },
  note: { zh: "已记录。", en: "Written down." },
  verify: { zh: "答复已发出。", en: "The answer is sent." },
  reject: { zh: "答复已发出。", en: "The answer is sent." },
  not_the_borrower: { zh: "答复已发出。", en: "The answer is sent." },
  propose: { zh: "已提交，要另一位同事同意。", en: "Sent on: a colleague has to agree." },
  carry_out: { zh: "已入账，借款人会收到通知。", en: "Posted, and the borrower is told." },
  send_back: { zh: "已退回。", en: "Sent back." },
};

/** Entries that the desk can cancel. */
export const entryKindWords: Readonly<Record<string, Message>> = {
  charge: { zh: "费用", en: "Charge" },
  waiver: { zh: "免除", en: "Taken off" },
  adjustment: { zh: "更正", en: "Correction" },
  payment: { zh: "付款", en: "Payment" },
};
