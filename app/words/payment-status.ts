import type { MoneyBack } from "#app/account/activity.ts";
import type { Message } from "./words.ts";

/** How long a bank takes. */
export const usually = {
  confirming: { zh: "一般几秒钟", en: "Usually seconds" },
  processing: { zh: "有的方式要几天", en: "Some ways of paying take days" },
} as const satisfies Record<string, Message>;

/** One payment: how far it is, and its receipt. */
export const paymentWords = {
  title: { zh: "您的账户", en: "Your account" },
  received: { zh: "收到了，谢谢", en: "Received, thank you" },
  receipt: { zh: "收据", en: "Receipt" },
  reference: { zh: "付款编号", en: "Reference" },
  paidOn: { zh: "计入日期", en: "Counts from" },
  print: { zh: "可以打印或保存这一页。", en: "You can print or save this page." },
  wentBack: { zh: "这笔付款后来有退回", en: "Money of this payment went back later" },
  wentBackAndCame: {
    zh: "这笔付款退回过，现在全数有效",
    en: "Money of this payment went back and came again; all of it counts",
  },
  wentBackText: {
    zh: "每一步都写在下面。有疑问请告诉我们。",
    en: "Every step is written below. Tell us if something looks wrong.",
  },
  later: { zh: "之后的变动", en: "What happened later" },
  stays: { zh: "现在算数的", en: "What stands" },
  confirming: { zh: "正在确认", en: "Being confirmed" },
  confirmingText: {
    zh: "付款机构还没有告诉我们结果，一般几秒钟就到。这一页会自己更新；您也可以关掉它，结果不会丢。",
    en: "The payment provider has not told us the result yet; it usually takes seconds. This page updates by itself. You can also close it: nothing gets lost.",
  },
  notLate: {
    zh: "如果付款成功，会从您开始付款的那天算起，不会因为等待算逾期。",
    en: "If it succeeded it counts from the day you began to pay. Waiting for it never makes you late.",
  },
  notAgain: { zh: "请不要再付一次", en: "Please don’t pay again" },
  begun: { zh: "您发起付款", en: "You started the payment" },
  atBank: { zh: "银行确认中", en: "Your bank is confirming" },
  receiptNext: { zh: "收据和新的余额", en: "Receipt and new balance" },
  spreadRest: { zh: "把剩下的分几次付", en: "Spread the rest" },
  checkAgain: { zh: "再查一次", en: "Check again" },
  processing: { zh: "银行还在处理", en: "Your bank is still working on it" },
  processingText: {
    zh: "有些付款方式要几天才到账。到账之前不用再付；到账后会从您付款那天算起。",
    en: "Some ways of paying take a few days. You need not pay again; once it arrives it counts from the day you paid.",
  },
  notFinished: { zh: "还没有付款", en: "Not paid yet" },
  notFinishedText: {
    zh: "您离开了付款页面。到现在没有扣款。可以继续，也可以换个金额或以后再付。",
    en: "You left the payment page. No money has been taken so far. Continue, change the amount, or pay another time.",
  },
  finish: { zh: "继续付款", en: "Continue to payment" },
  failed: { zh: "没有扣款", en: "No money was taken" },
  failedText: {
    zh: "这笔付款没有成功，您的账户没有变化。",
    en: "This payment did not go through, and your account has not changed.",
  },
  closedText: { zh: "付款页面已经关闭，没有付款。", en: "The payment page was closed without a payment." },
  tryAgain: { zh: "再付一次", en: "Try again" },
  see: { zh: "查看这笔付款", en: "See this payment" },
  home: { zh: "回到账户", en: "Back to your account" },
  otherHelp: {
    zh: "付不了也没关系：可以少付、分期，或告诉我们您的情况。",
    en: "If paying is hard, you can pay less, make a plan, or tell us how things are.",
  },
} as const satisfies Record<string, Message>;

/** Money of a payment that went back or came again, as a line of its receipt. */
export const moneyBackWords: Readonly<Record<MoneyBack, Message>> = {
  refunded: { zh: "我们退款给您", en: "Refunded to you by us" },
  "refund-failed": { zh: "退款没有成功，钱已转回", en: "The refund did not go through; the money came back" },
  "bank-took": {
    zh: "您的银行先取回，正在核实这笔付款",
    en: "Taken back by your bank while it looks into this payment",
  },
  "bank-kept": { zh: "您的银行取回，已定为退给您", en: "Taken back by your bank; it decided that it stays with you" },
  "bank-gave-back": {
    zh: "您的银行认定付款有效，钱已转回",
    en: "Your bank found the payment valid; the money came back",
  },
};

/** Why a card was refused, in words that blame nobody. */
export const declineWords: Readonly<Record<string, Message>> = {
  insufficient_funds: { zh: "卡里的余额不够。", en: "There was not enough money on the card." },
  expired_card: { zh: "卡已过期。", en: "The card has expired." },
  incorrect_cvc: { zh: "安全码不对。", en: "The security code was not right." },
  authentication_failed: { zh: "银行的验证没有通过。", en: "The bank’s check was not passed." },
  authentication_required: {
    zh: "银行要您本人确认这次付款。",
    en: "The bank wants you to confirm this payment yourself.",
  },
  processing_error: {
    zh: "银行处理时出了问题，可以再试一次。",
    en: "Something went wrong at the bank. You can try again.",
  },
  lost_card: { zh: "银行拒绝了这张卡，请换一张。", en: "The bank refused this card. Please use another." },
  credit_not_accepted: { zh: "这里只接受借记卡。", en: "Only debit cards are accepted here." },
  other: {
    zh: "银行没有同意这次付款，可以换一张卡试试。",
    en: "The bank did not agree to this payment. Another card may work.",
  },
};

/** The list of payments. */
export const paymentsWords = {
  heading: { zh: "付款记录", en: "Payments" },
  none: { zh: "还没有付款。", en: "No payments yet." },
  created: { zh: "未完成", en: "Not finished" },
  open: { zh: "未完成", en: "Not finished" },
  processing: { zh: "确认中", en: "Being confirmed" },
  canceled: { zh: "没有付款", en: "Not paid" },
  expired: { zh: "没有付款", en: "Not paid" },
  failed: { zh: "没有成功，未扣款", en: "Did not go through; no money taken" },
  succeeded: { zh: "已收到", en: "Received" },
  own: { zh: "您付", en: "You" },
  helper: { zh: "别人帮付", en: "Someone else" },
  autopay: { zh: "自动付款", en: "Automatic" },
  matched: { zh: "没有编号、我们后来找到的", en: "Came without a reference; we found where it belongs" },
} as const satisfies Record<string, Message>;
