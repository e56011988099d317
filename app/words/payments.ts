import type { MoneyBack } from "#app/account/activity.ts";
import { type Message, messageWith } from "./words.ts";

/** Words of paying. Titles stay neutral: they show in the app switcher. */
export const payWords = {
  title: { zh: "您的账户", en: "Your account" },
  heading: { zh: "想付多少？", en: "How much would you like to pay?" },
  lede: {
    zh: "多少都可以，不收手续费。付款前会先让您看到钱用在哪里。",
    en: "Any amount helps, and paying costs nothing extra. You see where the money goes before you pay.",
  },
  legend: { zh: "金额", en: "Amount" },
  overdue: { zh: "补齐到今天", en: "Get up to date" },
  overdueAndNext: { zh: "补齐，加上下一期", en: "Up to date, and the next instalment" },
  nextOnly: { zh: "下一期", en: "The next instalment" },
  planNext: { zh: "方案的下一次", en: "The next payment of your plan" },
  untilPlan: { zh: "付到方案的下一次为止", en: "Everything up to the next payment of your plan" },
  everything: { zh: "全部结清", en: "Everything" },
  cannot: { zh: "现在一点也付不了", en: "I can’t pay anything now" },
  other: { zh: "自己填一个金额", en: "An amount of your own" },
  otherLabel: { zh: "您想付的金额", en: "The amount you want to pay" },
  preview: { zh: "继续，核对后再付", en: "Continue to check and pay" },
  nothing: { zh: "现在没有可付的金额。", en: "There is nothing to pay now." },
  chooseAmount: { zh: "请选一个金额，或填写您想付的金额。", en: "Choose an amount, or write the one you want to pay." },
  notANumber: { zh: "请用数字填写金额，例如 125.50。", en: "Write the amount in figures, for example 125.50." },
  share: { zh: "请别人帮忙付", en: "Let someone else pay" },
  autopay: { zh: "到期自动付", en: "Pay automatically" },
  payments: { zh: "付款记录", en: "Payments" },
  pay: { zh: "付款", en: "Pay" },
  payDetail: { zh: "任意金额，先看清用途", en: "Any amount; you see the split first" },
} as const satisfies Record<string, Message>;

type Money = { amount: string };

export const leastAmount = messageWith<Money>({
  zh: ({ amount }) => `最少 ${amount}。`,
  en: ({ amount }) => `The least is ${amount}.`,
});
export const mostAmount = messageWith<Money>({
  zh: ({ amount }) => `最多 ${amount}：不会多收您一分。`,
  en: ({ amount }) => `The most is ${amount}: nobody pays more than is owed.`,
});
export const amountStep = messageWith<Money>({
  zh: ({ amount }) => `金额要是 ${amount} 的整数倍。`,
  en: ({ amount }) => `The amount must be a multiple of ${amount}.`,
});

export const splitWords = {
  heading: { zh: "确认付款", en: "Check your payment" },
  goes: { zh: "这笔钱用在", en: "Where the money goes" },
  everyLine: { zh: "每一期的明细", en: "Every line, instalment by instalment" },
  youPay: { zh: "您付", en: "You pay" },
  principal: { zh: "本金", en: "Principal" },
  interest: { zh: "利息", en: "Interest" },
  penalty: { zh: "罚息", en: "Penalty interest" },
  fee: { zh: "费用", en: "Fees" },
  credit: { zh: "留作余额", en: "Kept as credit" },
  after: { zh: "付款之后", en: "Afterwards" },
  stillDue: { zh: "还要补齐", en: "Still due today" },
  nothingDue: { zh: "已经补齐", en: "You are up to date" },
  left: { zh: "全部剩余", en: "Everything left" },
  next: { zh: "下一期", en: "Next instalment" },
  hosted: {
    zh: "下一步在付款机构的页面上完成。我们看不到、也不保存您的卡号。",
    en: "The next step is on the payment provider’s own page. We never see or keep your card number.",
  },
  noFee: { zh: "付款不收手续费。", en: "Paying costs nothing extra." },
  creditRefused: { zh: "这份合同只接受借记卡。", en: "Only debit cards are accepted for this contract." },
  go: { zh: "去付款", en: "Go to payment" },
  change: { zh: "换个金额", en: "Change the amount" },
  beside: {
    zh: "我知道上一笔还在确认，仍要再付一笔",
    en: "I know the earlier payment is still being confirmed, and want to pay again",
  },
  besideNeeded: {
    zh: "上一笔付款还在确认。要再付一笔，请先勾选。",
    en: "An earlier payment is still being confirmed. Tick the box to pay again.",
  },
  unavailable: {
    zh: "付款页面现在打不开，没有扣款。请过一会儿再按一次，不会重复扣款。",
    en: "The payment page cannot be opened right now. No money was taken. Press again in a moment; you will not pay twice.",
  },
  refused: {
    zh: "付款机构没有接受这笔付款，没有扣款。",
    en: "The payment provider did not accept this payment. No money was taken.",
  },
  tooMany: { zh: "试的次数太多了，请一小时后再来。", en: "Too many tries. Please come back in an hour." },
} as const satisfies Record<string, Message>;

export const processingNote = messageWith<Money>({
  zh: ({ amount }) => `您有一笔 ${amount} 的付款还在确认。`,
  en: ({ amount }) => `A payment of ${amount} is still being confirmed.`,
});
export const openedAt = messageWith<Money & { time: string }>({
  zh: ({ amount, time }) => `您在 ${time} 打开了 ${amount} 的付款页面。付完的话，马上会显示在这里。`,
  en: ({ amount, time }) =>
    `You opened a payment of ${amount} at ${time}. If you finished it, it shows here in a moment.`,
});
export const ofInstalment = messageWith<{ nr: number; date: string }>({
  zh: ({ nr, date }) => `第 ${nr} 期，${date}`,
  en: ({ nr, date }) => `Instalment ${nr}, ${date}`,
});

export const oneInstalment = messageWith<{ nr: number }>({
  zh: ({ nr }) => `第 ${nr} 期`,
  en: ({ nr }) => `Instalment ${nr}`,
});
export const someInstalments = messageWith<{ first: number; last: number }>({
  zh: ({ first, last }) => `第 ${first} 至 ${last} 期`,
  en: ({ first, last }) => `Instalments ${first} to ${last}`,
});

/** How long a bank takes. */
export const usually = {
  confirming: { zh: "一般几秒钟", en: "Usually seconds" },
  processing: { zh: "有的方式要几天", en: "Some ways of paying take days" },
} as const satisfies Record<string, Message>;

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

export const shareWords = {
  heading: { zh: "请别人帮忙付", en: "Let someone else pay" },
  lede: {
    zh: "家人或朋友可以用一个链接替您付。他们只看到金额、您写的称呼和一个编号，看不到合同、余额和记录。",
    en: "Family or a friend can pay with a link. They see an amount, the name you write and a reference; nothing about your contract, balance or history.",
  },
  amount: { zh: "最多可以付多少", en: "The most they can pay" },
  nickname: { zh: "他们怎么称呼您", en: "What they call you" },
  nicknameHint: {
    zh: "例如“小明”。只有拿到链接的人看得到。",
    en: "For example “Sam”. Only whoever has the link sees it.",
  },
  make: { zh: "做一个链接", en: "Make a link" },
  madeTitle: { zh: "链接做好了", en: "Your link is ready" },
  made: {
    zh: "把它发给您信任的人。离开这一页后就看不到了；需要时可以再做一个。",
    en: "Send it to someone you trust. It is shown only now; you can make another when you need one.",
  },
  live: { zh: "有效的链接", en: "Links that work" },
  until: { zh: "有效到", en: "Until" },
  close: { zh: "关闭", en: "Close" },
  nicknameMissing: { zh: "请写一个称呼。", en: "Write a name." },
  nicknameTooLong: { zh: "称呼最多 40 个字。", en: "At most 40 characters." },
  tooManyLinks: { zh: "已有三个有效的链接。请先关闭一个。", en: "Three links are working already. Close one first." },
  tooManyToday: { zh: "今天做的链接太多了，请明天再来。", en: "Too many links today. Please come back tomorrow." },
} as const satisfies Record<string, Message>;

export const helperWords = {
  title: { zh: "帮忙付款", en: "Help with a payment" },
  lede: {
    zh: "您愿意的话，可以付一部分或全部。钱只会付给下面写的公司。",
    en: "If you like, pay a part or all of it. The money goes only to the company named here.",
  },
  amount: { zh: "您想付的金额", en: "The amount you want to pay" },
  payee: { zh: "收款方", en: "Paid to" },
  reference: { zh: "编号", en: "Reference" },
  atMost: { zh: "最多", en: "At most" },
  go: { zh: "去付款", en: "Go to payment" },
  closedHeading: { zh: "这个链接不能用了", en: "This link does not work any more" },
  closed: {
    zh: "它可能已用完、过期或被关闭。请问问发给您的人。没有扣款。",
    en: "It may be used up, expired or closed. Please ask the person who sent it. No money was taken.",
  },
  thanks: { zh: "收到了，谢谢您", en: "Received, thank you" },
  thanksText: {
    zh: "可以关掉这一页了。需要凭证的话，请记下编号。",
    en: "You can close this page. Note the reference if you need proof.",
  },
} as const satisfies Record<string, Message>;

export const helperHeading = messageWith<{ nickname: string }>({
  zh: ({ nickname }) => `替 ${nickname} 付款`,
  en: ({ nickname }) => `Pay for ${nickname}`,
});

/** Raised whenever the words of the agreement change; what was agreed to is kept word for word. */
export const consentVersion = "autopay-2026-11";

export const autopayWords = {
  heading: { zh: "到期自动付", en: "Pay automatically" },
  lede: {
    zh: "保存一张卡，每期到期日自动付当期应付的金额。随时一键取消。",
    en: "Save a card, and what is due is paid on each due date. Cancel in one tap at any time.",
  },
  agree: { zh: "我同意", en: "I agree" },
  agreeNeeded: { zh: "要开始自动付，请先勾选同意。", en: "Tick the box to start automatic payments." },
  start: { zh: "保存一张卡", en: "Save a card" },
  activeTitle: { zh: "自动付款已开启", en: "Automatic payments are on" },
  pendingTitle: { zh: "正在等卡片确认", en: "Waiting for your card" },
  pending: {
    zh: "付款机构确认卡片后就会开始。可以继续保存卡片，或取消。",
    en: "It starts once the payment provider confirms your card. Continue saving the card, or cancel.",
  },
  stoppedTitle: { zh: "自动付款已停止", en: "Automatic payments have stopped" },
  stopped: {
    zh: "卡片已不能用。需要的话可以重新保存一张。",
    en: "The card can no longer be used. You can save another one.",
  },
  cancel: { zh: "取消自动付款", en: "Cancel automatic payments" },
  cancelled: { zh: "自动付款已取消，卡片已删除。", en: "Automatic payments are cancelled and the card is forgotten." },
  agreed: { zh: "您同意的内容", en: "What you agreed to" },
  unavailable: {
    zh: "现在打不开保存卡片的页面，请过一会儿再试。",
    en: "The page for saving a card cannot be opened right now. Please try again in a moment.",
  },
} as const satisfies Record<string, Message>;

/** An automatic payment that did not come through. */
export const troubleWords = {
  needsYou: { zh: "您的银行要您本人确认付款", en: "Your bank wants you to confirm the payment yourself" },
  needsYouText: {
    zh: "自动付款没有扣到钱。您自己付一次就好，付款时按银行的提示确认。",
    en: "No money was taken automatically. Pay it once yourself and confirm when your bank asks.",
  },
  failed: { zh: "自动付款这次没有成功，没有扣款", en: "The automatic payment did not go through; no money was taken" },
  noMoreTries: {
    zh: "这一期不会再自动扣款。",
    en: "This instalment is not charged automatically again.",
  },
} as const satisfies Record<string, Message>;
export const triedAgainOn = messageWith<{ date: string }>({
  zh: ({ date }) => `${date}会再试一次；也可以现在自己付，付了就不再扣。`,
  en: ({ date }) => `It is tried again on ${date}. You can pay now instead; then nothing more is charged.`,
});
export const payThisNow = messageWith<Money>({
  zh: ({ amount }) => `现在自己付 ${amount}`,
  en: ({ amount }) => `Pay ${amount} now`,
});

export const consentText = messageWith<{ lender: string; phone: string }>({
  zh: ({ lender, phone }) =>
    `我同意${lender}在每期还款日从我保存的卡中收取当期应付金额（含已产生的罚息和费用，不超过当天应付）。如果没有成功，可在 3 天后和 7 天后各再试一次。我可以随时在本网站取消，立即生效；也可拨打 ${phone}。`,
  en: ({ lender, phone }) =>
    `I agree that ${lender} charges the card I save, on each due date, with what is due that day (including penalty interest and fees that have arisen, never more). If that fails, it may try again after 3 days and after 7 days. I can cancel on this site at any time with immediate effect, or by calling ${phone}.`,
});
export const cardName = messageWith<{ brand: string; last4: string; expiry: string }>({
  zh: ({ brand, last4, expiry }) => `${brand} 尾号 ${last4}，有效期 ${expiry}`,
  en: ({ brand, last4, expiry }) => `${brand} ending ${last4}, expires ${expiry}`,
});

/** The embedded payment page. Its own look, and no doubt that it is a trial. */
export const sandboxWords = {
  title: { zh: "测试付款", en: "Test payment" },
  banner: { zh: "测试付款：没有真钱", en: "TEST PAYMENT: no money moves" },
  bannerText: {
    zh: "这是内置的试用付款页面，只接受下面列出的测试卡号。请不要填真实的卡号：会被拒绝，也不会保存。",
    en: "This is the built-in trial page. It takes only the test cards listed below. Do not enter a real card: it is refused and not kept.",
  },
  setupHeading: { zh: "保存一张卡", en: "Save a card" },
  card: { zh: "卡号", en: "Card number" },
  payCard: { zh: "用卡付款", en: "Pay by card" },
  saveCard: { zh: "保存这张卡", en: "Save this card" },
  wallet: { zh: "用手机钱包付（模拟）", en: "Pay with a phone wallet (simulated)" },
  arrives: { zh: "银行转账，稍后到账（模拟）", en: "Bank transfer that arrives later (simulated)" },
  fails: { zh: "银行转账，最后失败（模拟）", en: "Bank transfer that fails later (simulated)" },
  otherWays: { zh: "其他方式", en: "Other ways" },
  listed: { zh: "测试卡号", en: "Test cards" },
  back: { zh: "返回，不付款", en: "Go back without paying" },
  notListed: {
    zh: "这不是列出的测试卡号。没有保存您填的内容。",
    en: "That is none of the listed test cards. What you entered was not kept.",
  },
  creditNotAccepted: { zh: "这里只接受借记卡。", en: "Only debit cards are accepted here." },
  challengeHeading: { zh: "银行验证（模拟 3-D Secure）", en: "Your bank asks (simulated 3-D Secure)" },
  pass: { zh: "通过验证", en: "Pass the check" },
  fail: { zh: "不通过", en: "Fail the check" },
  over: { zh: "这个付款页面已经关闭。", en: "This payment page is closed." },
  panel: { zh: "测试付款机构", en: "Test payment provider" },
  panelLede: {
    zh: "这一页只在演示环境里有：看看付款机构那边发生了什么，也可以故意制造麻烦。",
    en: "This page exists on demo instances only: see what happened at the provider, and cause trouble on purpose.",
  },
  refund: { zh: "全额退款", en: "Refund all" },
  dispute: { zh: "发起争议", en: "Open a dispute" },
  win: { zh: "争议：我们赢", en: "Dispute: won" },
  lose: { zh: "争议：我们输", en: "Dispute: lost" },
  faults: { zh: "对以后的付款", en: "For payments from now on" },
  faultNone: { zh: "一切正常", en: "Everything works" },
  faultCopies: { zh: "每条通知发 5 份，乱序", en: "Send every message five times, shuffled" },
  faultDelay: { zh: "通知晚 30 秒", en: "Messages come 30 seconds late" },
  faultDrop: { zh: "通知永远不发", en: "Messages never come" },
  apply: { zh: "应用", en: "Apply" },
} as const satisfies Record<string, Message>;
