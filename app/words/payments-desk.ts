import type { MoneyBack } from "#app/account/activity.ts";
import type { RefundReason } from "#app/payments/refund-reasons.ts";
import type { ParkedDeed } from "#app/payments/parked-money.ts";
import { type Message, messageWith } from "./words.ts";

/** Payments at the desk: finding one, sending money back, money without a home, alerts. */
export const payDeskWords = {
  title: { zh: "付款", en: "Payments" },
  views: { zh: "付款页面", en: "Payment pages" },
  byContract: { zh: "按合同查找", en: "By contract" },
  unplaced: { zh: "待认领款项", en: "Money without a home" },
  alerts: { zh: "付款提醒", en: "Alerts" },
  lede: {
    zh: "用合同编号查找一份合同的全部付款。退款由两个人决定：一个人提出，另一个人同意。",
    en: "Find every payment of a contract by its number. Two people decide on a refund: one asks, another agrees.",
  },
  contract: { zh: "合同编号", en: "Contract number" },
  find: { zh: "查找", en: "Find" },
  noContract: { zh: "没有这个编号的合同。", en: "There is no contract with this number." },
  none: { zh: "这份合同还没有付款。", en: "No payments on this contract yet." },
  when: { zh: "时间", en: "When" },
  amount: { zh: "金额", en: "Amount" },
  state: { zh: "状态", en: "State" },
  way: { zh: "方式", en: "How" },
  stays: { zh: "现在算数的", en: "What stands" },
  payment: { zh: "付款", en: "Payment" },
  reference: { zh: "付款机构编号", en: "Provider’s reference" },
  ourReference: { zh: "我们的编号", en: "Our reference" },
  back: { zh: "回到这份合同的付款", en: "Back to the payments of this contract" },
  movements: { zh: "钱的每一步", en: "Every movement of the money" },
  received: { zh: "收到", en: "Received" },
  noMovements: { zh: "这笔付款没有收到钱。", en: "No money came of this payment." },
  refunds: { zh: "退款申请", en: "Refunds asked for" },
  reason: { zh: "原因", en: "Reason" },
  by: { zh: "提出人", en: "Asked by" },
  refund: { zh: "退款", en: "Send money back" },
  refundLead: {
    zh: "提交后由另一位同事同意，然后才会退。退款到账前，账上不会变。",
    en: "Another colleague agrees before anything is sent. The ledger changes when the money has really gone.",
  },
  refundEffect: {
    zh: "退掉的部分会重新算作未还。",
    en: "The part that is sent back is owed again.",
  },
  ask: { zh: "提交复核", en: "Send for a second person" },
  waiting: { zh: "一项退款正在等另一位同事同意。", en: "A refund waits for a colleague to agree." },
  see: { zh: "查看", en: "Look at it" },
  nothingLeft: { zh: "这笔付款没有可退的钱。", en: "Nothing of this payment is left to send back." },
  asked: { zh: "已提交，等另一位同事同意。", en: "Sent. A colleague has to agree." },
  disputed: { zh: "付款人向银行提出了异议", en: "The payer has questioned this with their bank" },

  unplacedLede: {
    zh: "付款机构告诉我们、但找不到归属的钱。不会丢：认领到合同、退回，或看过后关闭，都由两个人决定。",
    en: "Money the provider told us of that found no place. Nothing is dropped: give it to a contract, send it back, or close it after a look. Two people decide.",
  },
  unplacedNone: { zh: "没有待认领的款项。", en: "No money waits for a home." },
  why: { zh: "为什么", en: "Why" },
  message: { zh: "消息编号", en: "Message" },
  kind: { zh: "类型", en: "Kind" },
  cameAt: { zh: "到账时间", en: "Came" },
  toldAt: { zh: "得知时间", en: "Told" },
  backToUnplaced: { zh: "回到待认领款项", en: "Back to money without a home" },
  decide: { zh: "怎么处理", en: "What happens with it" },
  matchTo: { zh: "属于哪份合同（编号）", en: "Which contract it belongs to (number)" },
  matchHint: { zh: "选“认领”时填写", en: "Only for giving it to a contract" },
  chooseDeed: { zh: "请选怎么处理。", en: "Choose what happens with it." },

  alertsLede: {
    zh: "自动核对解释不了的事。看过、处理好了，就确认。",
    en: "What the automatic checks cannot explain. Acknowledge once you have looked and it is dealt with.",
  },
  alertsNone: { zh: "没有提醒。", en: "No alerts." },
  what: { zh: "什么事", en: "What" },
  about: { zh: "关于", en: "About" },
  acknowledge: { zh: "已处理", en: "Dealt with" },
  aMessage: { zh: "一条消息", en: "A message" },
  aPayment: { zh: "一笔付款", en: "A payment" },
  more: { zh: "更多", en: "More" },
} as const satisfies Record<string, Message>;

export const refundReasonWords: Readonly<Record<RefundReason, Message>> = {
  paid_twice: { zh: "付了两次", en: "Paid twice" },
  wrong_amount: { zh: "金额付错了", en: "Wrong amount" },
  wrong_contract: { zh: "付到了别的合同", en: "Paid to the wrong contract" },
  paid_by_mistake: { zh: "不是有意付的", en: "Paid by mistake" },
  lender_error: { zh: "我们的错误", en: "Our own error" },
};

/** Who paid, seen from the desk. */
export const payerWords = {
  own: { zh: "借款人", en: "The borrower" },
  helper: { zh: "别人帮付", en: "Somebody else" },
  autopay: { zh: "自动扣款", en: "Automatic" },
  matched: { zh: "由两个人认领", en: "Matched by two people" },
} as const satisfies Record<string, Message>;

/** Money that went back or came again, seen from the desk. */
export const deskMoneyBack: Readonly<Record<MoneyBack, Message>> = {
  refunded: { zh: "退款", en: "Refund" },
  "refund-failed": { zh: "退款没有成功，转回", en: "The refund failed and came back" },
  "bank-took": { zh: "付款人的银行取回，争议未定", en: "Taken by the payer’s bank, dispute open" },
  "bank-kept": { zh: "付款人的银行取回，争议败诉", en: "Taken by the payer’s bank, dispute lost" },
  "bank-gave-back": { zh: "争议胜诉，转回", en: "Dispute won, money back" },
};

export const refundStateWords = {
  requested: { zh: "正在送出", en: "Being sent" },
  sent: { zh: "付款机构处理中", en: "With the provider" },
  refused: { zh: "付款机构不接受", en: "Not accepted by the provider" },
  succeeded: { zh: "已退", en: "Sent back" },
  failed: { zh: "没有成功，钱已转回", en: "Did not go through; the money came back" },
} as const satisfies Record<string, Message>;

export const parkedDeedWords: Readonly<Record<ParkedDeed, { label: Message; detail: Message }>> = {
  match: {
    label: { zh: "认领到一份合同", en: "Give it to a contract" },
    detail: { zh: "从到账那天算起", en: "It counts from the day it came" },
  },
  return: {
    label: { zh: "退回付款人", en: "Send it back to the payer" },
    detail: { zh: "原路退回，不进任何合同", en: "The way it came; it never enters a contract" },
  },
  close: {
    label: { zh: "看过，关闭", en: "Looked at: close it" },
    detail: { zh: "和我们的钱无关", en: "It is about no money of ours" },
  },
};

/** Why something about money waits for a person. Codes that are not listed are shown as they are. */
export const alertReasonWords: Readonly<Record<string, Message>> = {
  unmatched_money: { zh: "有钱到账，但不知道属于哪份合同", en: "Money came that belongs to no contract we know" },
  other_currency: { zh: "货币和合同不同", en: "Another currency than the contract’s" },
  other_mode: { zh: "来自另一种模式（测试或正式）", en: "From the other mode, test or live" },
  other_account: { zh: "来自另一个账户", en: "From another account" },
  unreadable: { zh: "消息读不懂", en: "A message that cannot be read" },
  payment_not_posted: { zh: "先来了后续，付款本身还没到", en: "A later step came before the payment itself" },
  payment_unknown: { zh: "关于一笔不认识的付款", en: "About a payment we do not know" },
  return_failed: { zh: "退回没有成功，钱还在我们这里", en: "Sending it back failed; the money is with us" },
  return_refused: { zh: "付款机构不接受退回", en: "The provider did not accept sending it back" },
  return_unresolved: { zh: "不知道退回有没有成功", en: "Nobody knows whether sending it back worked" },
  refund_failed: { zh: "退款没有成功，钱还在我们这里", en: "A refund failed; the money is with us" },
  refund_refused: { zh: "付款机构不接受退款", en: "The provider did not accept a refund" },
  refund_unresolved: { zh: "不知道退款有没有成功", en: "Nobody knows whether a refund worked" },
  charge_unresolved: { zh: "不知道自动扣款有没有成功", en: "Nobody knows whether an automatic charge worked" },
  session_missing: { zh: "付款机构不认识这个付款页面", en: "The provider does not know this payment page" },
  amount_differs: { zh: "到账金额和付款金额不同", en: "Another amount came than was ordered" },
  reference_conflict: { zh: "同一编号有两种说法", en: "Two messages disagree about one reference" },
  api_version_differs: { zh: "付款机构的接口版本变了", en: "The provider’s interface has another version" },
  missing_in_ledger: { zh: "付款机构有、我们账上没有", en: "At the provider, but not in our ledger" },
  missing_at_processor: { zh: "我们账上有、付款机构没有", en: "In our ledger, but not at the provider" },
  amount_differs_from_account: { zh: "金额和付款机构的账不同", en: "Another amount than in the provider’s account" },
  currency_differs_from_account: {
    zh: "货币和付款机构的账不同",
    en: "Another currency than in the provider’s account",
  },
};

export const cardDispute = messageWith<{ reason: string }>({
  zh: ({ reason }) => `付款人的银行提出争议（${reason}）：请在付款机构那里答复`,
  en: ({ reason }) => `The payer’s bank disputes a payment (${reason}): answer it at the provider`,
});
export const leftToRefund = messageWith<{ amount: string }>({
  zh: ({ amount }) => `最多可退 ${amount}`,
  en: ({ amount }) => `At most ${amount}`,
});

/** What an approval does to money. */
export const approvalEffects = {
  refund: messageWith<{ money: string; loanNo: string }>({
    zh: ({ money, loanNo }) => `同意后：${money} 原路退给付款人，合同 ${loanNo} 这部分重新算作未还。`,
    en: ({ money, loanNo }) => `On approval ${money} goes back the way it came, and contract ${loanNo} owes it again.`,
  }),
  match: messageWith<{ money: string; loanNo: string }>({
    zh: ({ money, loanNo }) => `同意后：${money} 记到合同 ${loanNo}，从到账那天算起。`,
    en: ({ money, loanNo }) => `On approval ${money} is credited to contract ${loanNo}, from the day it came.`,
  }),
  return: messageWith<{ money: string; loanNo: string }>({
    zh: ({ money }) => `同意后：${money} 原路退给付款人，任何合同都不变。`,
    en: ({ money }) => `On approval ${money} goes back the way it came, and no contract changes.`,
  }),
  close: messageWith<{ money: string; loanNo: string }>({
    zh: () => "同意后：这条消息关闭，钱没有变动。",
    en: () => "On approval the message is closed, and no money moves.",
  }),
} as const;
