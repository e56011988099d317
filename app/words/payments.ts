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
    `You opened a payment of ${amount} on ${time}. If you finished it, it shows here in a moment.`,
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
