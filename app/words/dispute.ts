import { type Message, messageWith } from "./words.ts";

export const disputeReasonWords = {
  not_mine: { zh: "这不是我的", en: "This isn’t mine" },
  wrong_amount: { zh: "金额不对", en: "The amount is wrong" },
  already_paid: { zh: "我已经还了", en: "I already paid" },
  fraud_or_identity_theft: { zh: "被冒用或被骗", en: "Fraud, or somebody used my identity" },
  forced_or_coerced: { zh: "当时是被迫的", en: "I was forced into it" },
  too_old: { zh: "时间太久了", en: "It is too old" },
  credit_record: { zh: "征信记录有误", en: "My credit record is wrong" },
} as const satisfies Record<string, Message>;

export const disputeStateWords = {
  held: { zh: "已暂停，等待核查", en: "Paused, waiting to be checked" },
  checking: { zh: "正在核查", en: "Being checked" },
  needs_info: { zh: "想请您补充", en: "We have a question" },
  proposed: { zh: "更正待复核", en: "Correction being confirmed" },
  verified: { zh: "核对无误", en: "Checked: our record is right" },
  corrected: { zh: "已更正", en: "Corrected" },
  rejected: { zh: "未成立", en: "Not upheld" },
  not_the_borrower: { zh: "确认不是您", en: "Confirmed: not you" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
} as const satisfies Record<string, Message>;

export const disputeStepWords = {
  open: { zh: "收到您的异议，已先暂停", en: "Received; we paused first" },
  claim: { zh: "有人开始核查", en: "Somebody started checking" },
  ask: { zh: "我们想请您补充", en: "We asked you something" },
  add: { zh: "补充了信息", en: "Something was added" },
  propose: { zh: "更正方案等待复核", en: "A correction waits for a second person" },
  send_back: { zh: "继续核查", en: "Checking goes on" },
  verify: { zh: "核查完成", en: "Checking finished" },
  correct: { zh: "已更正", en: "Corrected" },
  reject: { zh: "核查完成", en: "Checking finished" },
  not_the_borrower: { zh: "确认不是您", en: "Confirmed: not you" },
  withdraw: { zh: "您撤回了异议", en: "You withdrew it" },
  note: { zh: "内部备注", en: "Note" },
  file: { zh: "收到文件", en: "File received" },
} as const satisfies Record<string, Message>;

export const wrongWords = {
  title: { zh: "有问题", en: "Something is wrong" },
  doorDetail: { zh: "不是我的、金额不对、已还、不满意", en: "Not mine, wrong amount, already paid, unhappy" },
  heading: { zh: "哪里不对？", en: "What is wrong?" },
  lede: {
    zh: "选最接近的一项。选错也没关系，我们会转给对的人。",
    en: "Pick the closest. If it is not quite right we bring it to the right people.",
  },
  aboutDebt: { zh: "这笔账", en: "About the account" },
  aboutDebtDetail: { zh: "我们先暂停罚息和提醒，再核查。", en: "We pause penalties and reminders first, then check." },
  mineDetail: { zh: "不认识这笔贷款，或找错了人", en: "You don’t know this loan, or we have the wrong person" },
  amountDetail: { zh: "本金、利息、罚息或费用不对", en: "Principal, interest, penalty or a fee is not right" },
  paidDetail: { zh: "已付款但没有入账", en: "You paid and it does not show" },
  fraudDetail: { zh: "有人用了您的身份，或您被骗", en: "Somebody used your identity, or you were deceived" },
  creditDetail: { zh: "征信上的记录不对", en: "What is on your credit record is not right" },
  aboutUs: { zh: "对我们的服务或态度不满意", en: "About how we treated you, or our service" },
  complain: { zh: "我要投诉", en: "Make a complaint" },
  complainDetail: { zh: "另一个团队处理，与还款分开", en: "Another team handles it, apart from repayment" },
  both: {
    zh: "两样都可以办，互不影响，也不用先办哪一样。",
    en: "You can do both. Neither needs the other, and neither gets in the way of the other.",
  },
  signIn: { zh: "先核对身份", en: "Check in first" },
  signInDetail: {
    zh: "用短信里的链接或编号。账户内容只给本人看",
    en: "With the link or code from our text. We show an account only to its owner",
  },
} as const satisfies Record<string, Message>;

export const disputeFormWords = {
  title: { zh: "有问题", en: "Something is wrong" },
  lede: {
    zh: "提交后马上暂停罚息和提醒，然后由我们去核查。您不用先证明什么。",
    en: "As soon as you send this, penalties and reminders pause. Then it is for us to check: you need not prove anything first.",
  },
  reason: { zh: "哪里不对", en: "What is wrong" },
  what: { zh: "说说情况", en: "Tell us about it" },
  whatHint: { zh: "一两句就可以。", en: "A sentence or two is enough." },
  paidTitle: { zh: "如果已经付了款", en: "If you have paid" },
  paidAmount: { zh: "付了多少", en: "How much you paid" },
  paidDay: { zh: "哪一天", en: "On which day" },
  paidDayHint: { zh: "例如 2026-11-12", en: "For example 2026-11-12" },
  paidHow: { zh: "怎么付的", en: "How you paid" },
  paidHowHint: { zh: "例如银行转账，尾号 4821", en: "For example a bank transfer from the account ending 4821" },
  amountProblem: { zh: "请写金额，例如 500 或 500.00", en: "Write an amount, like 500 or 500.00" },
  reasonProblem: { zh: "请选一项", en: "Choose one" },
  send: { zh: "提交，先暂停", en: "Send, and pause" },
} as const satisfies Record<string, Message>;

export const disputePageWords = {
  title: { zh: "核查进展", en: "How checking goes" },
  heading: { zh: "异议核查", en: "Your objection" },
  lead: { zh: "最晚答复日", en: "You’ll have our answer by" },
  checking: { zh: "您说有误的，我们在核查", en: "We are checking what you told us" },
  seeChecking: { zh: "看看进展", en: "See where it stands" },
  overLead: { zh: "已有结果", en: "We have an answer" },
  paused: {
    zh: "罚息和提醒已暂停。想付款仍然可以，不付也不会因此变成逾期处理。",
    en: "Penalties and reminders are paused. You can still pay if you want to; we will not ask you to.",
  },
  validation: {
    zh: "您是在可以质疑债务的期限内提出的：在我们把证明发给您之前，不会向您催收任何款项。证明会放在这一页。",
    en: "You told us within the time in which a debt may be questioned: we collect nothing until we have sent you proof. It will be on this page.",
  },
  ended: {
    zh: "暂停已结束；暂停期间不计罚息。",
    en: "The pause has ended; nothing was charged for the days of the pause.",
  },
  reasons: { zh: "我们的理由", en: "Our reasons" },
  corrected: {
    zh: "更正已入账，明细里能看到。",
    en: "The correction is on your account; you can see it in the breakdown.",
  },
  notYou: {
    zh: "我们确认这不是您的债务，不会再为此联系您。对不起，打扰您了。",
    en: "We confirm this debt is not yours and will not contact you about it again. We are sorry.",
  },
  unhappy: {
    zh: "不满意这个结果？可以投诉，由另一个团队处理。",
    en: "Not satisfied? You can complain; another team handles it.",
  },
  progress: { zh: "进展", en: "Progress" },
  told: { zh: "您写的内容", en: "What you told us" },
  what: { zh: "情况", en: "What you told us" },
  paid: { zh: "付款", en: "The payment" },
  add: { zh: "补充信息", en: "Add something" },
  addLabel: { zh: "想补充什么？", en: "What would you like to add?" },
  addGo: { zh: "发送", en: "Send" },
  withdraw: { zh: "撤回异议", en: "Withdraw" },
  withdrawText: {
    zh: "撤回后，暂停从明天起结束。暂停的日子不会补收罚息。",
    en: "The pause then ends tomorrow. Nothing is charged afterwards for the days of the pause.",
  },
  withdrawGo: { zh: "确认撤回", en: "Yes, withdraw it" },
  breakdown: { zh: "看明细", en: "See the breakdown" },
  home: { zh: "回到贷款", en: "Back to the loan" },
} as const satisfies Record<string, Message>;

export const heldBackLine = messageWith<{ count: number }>({
  zh: ({ count }) => `我们拦下了 ${count} 条提醒。`,
  en: ({ count }) => `We held back ${count === 1 ? "1 message" : `${count} messages`}.`,
});
