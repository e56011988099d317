import { type Message, messageWith } from "./words.ts";

/** Words of the breakdown: every line as words and a sum. */
export const breakdownWords = {
  title: { zh: "怎么算的", en: "How this is worked out" },
  heading: { zh: "这笔金额怎么来的", en: "How the amount is made up" },
  line: { zh: "项目", en: "Line" },
  amount: { zh: "金额", en: "Amount" },
  caption: { zh: "补齐金额的构成", en: "What makes up the amount to be up to date" },
  upToDate: { zh: "现在补齐需要", en: "To be up to date" },
  principal: { zh: "本金", en: "Principal" },
  principalWhy: { zh: "本期应还的借款", en: "This instalment’s share of what you borrowed" },
  interest: { zh: "利息", en: "Interest" },
  penalty: { zh: "罚息", en: "Penalty interest" },
  lateFee: { zh: "逾期费", en: "Late fee" },
  charge: { zh: "费用", en: "Charge" },
  payment: { zh: "您已还", en: "You paid" },
  waiver: { zh: "我们减免", en: "We waived" },
  credit: { zh: "之前多付的", en: "Paid in advance" },
  nothingElse: { zh: "复利、其他费用", en: "Compound interest, other fees" },
  nothingElseWhy: { zh: "合同没有约定，不收", en: "Not in your contract, so not charged" },
  borrowed: { zh: "借款", en: "borrowed" },
  instalmentCount: { zh: "期", en: "instalments" },
  principalLeft: { zh: "未还本金", en: "principal left" },
  latePrincipal: { zh: "逾期本金", en: "late principal" },
  lateAmount: { zh: "逾期金额", en: "late amount" },
  perDay: { zh: "每天", en: "a day" },
  perYear: { zh: "每年", en: "a year" },
  ofAYear: { zh: "年", en: "of a year" },
  roundedOnce: { zh: "相加后取整一次", en: "added up, rounded once" },
  base: { zh: "计算基数", en: "of this amount" },
  rate: { zh: "费率", en: "rate" },
  limitTitle: { zh: "收费有上限", en: "What we charge has a limit" },
  stops: { zh: "暂停期间不计罚息。", en: "Nothing is added while it is paused." },
  eachStopsIt: { zh: "以下任何一项，当天就停：", en: "Any of these stops that the same day:" },
  agreePlan: { zh: "同意一份分期方案", en: "agreeing a plan" },
  askHardship: { zh: "提交困难申请", en: "asking for hardship help" },
  sayWrong: { zh: "告诉我们金额有误", en: "telling us an amount is wrong" },
  pay: { zh: "付款", en: "Pay" },
  notRight: { zh: "这里不对，请核查", en: "This isn’t right, please check" },
  clearedTitle: { zh: "如果今天全部结清", en: "If you cleared everything today" },
  clearedCaption: { zh: "全部结清的构成", en: "What makes up the full amount" },
  principalNotDue: { zh: "还没到期的本金", en: "Principal not yet due" },
  interestSince: { zh: "到今天的利息", en: "Interest up to today" },
  everythingLeft: { zh: "全部剩余", en: "Everything left" },
  paid: { zh: "已经没有要补的。", en: "Nothing is due now." },
  rounding: {
    zh: "每一行都精确到最小货币单位，只取整一次（四舍六入五成双）；各行相加正好等于合计。",
    en: "Every line is exact and rounded once to the smallest unit (a half goes to the even neighbour); the lines add up to the total exactly.",
  },
} as const satisfies Record<string, Message>;

export const asOfTime = messageWith<{ time: string }>({
  zh: ({ time }) => `截至 ${time}。`,
  en: ({ time }) => `As of ${time}.`,
});
export const instalmentOf = messageWith<{ nr: number; date: string }>({
  zh: ({ nr, date }) => `第 ${nr} 期，还款日 ${date}`,
  en: ({ nr, date }) => `Instalment ${nr}, due ${date}`,
});
export const fromTo = messageWith<{ from: string; to: string }>({
  zh: ({ from, to }) => `${from}–${to}`,
  en: ({ from, to }) => `${from} to ${to}`,
});
export const interestFor = messageWith<{ from: string; to: string; rate: string }>({
  zh: ({ from, to, rate }) => `${from}–${to}，年利率 ${rate}`,
  en: ({ from, to, rate }) => `${from} to ${to}, ${rate} a year`,
});
export const dayCount = messageWith<{ days: number }>({
  zh: ({ days }) => `${days} 天`,
  en: ({ days }) => `${days} ${days === 1 ? "day" : "days"}`,
});
export const notCharged = messageWith<{ amount: string }>({
  zh: ({ amount }) => `超过上限的 ${amount} 没有收`,
  en: ({ amount }) => `${amount} above the limit: not charged`,
});
export const heldDays = messageWith<{ days: number }>({
  zh: ({ days }) => `其中 ${days} 天暂停，没有计算`,
  en: ({ days }) => `${days} ${days === 1 ? "day" : "days"} not counted because of a pause`,
});
export const atLeast = messageWith<{ amount: string }>({
  zh: ({ amount }) => `最少 ${amount}`,
  en: ({ amount }) => `at least ${amount}`,
});
export const wentTo = messageWith<{ date: string; parts: string }>({
  zh: ({ date, parts }) => `${date}：${parts}`,
  en: ({ date, parts }) => `${date}: ${parts}`,
});
export const rateLimit = messageWith<{ charged: string; limit: string; rate: string }>({
  zh: ({ charged, limit, rate }) => `到今天共 ${charged}。同样这些天，最多只能收 ${limit}（${rate}）。`,
  en: ({ charged, limit, rate }) =>
    `So far ${charged}. For the same days the most we may charge is ${limit} (${rate}).`,
});
export const amountLimit = messageWith<{ charged: string; limit: string }>({
  zh: ({ charged, limit }) => `到今天共 ${charged}。整个合同最多只能收 ${limit}。`,
  en: ({ charged, limit }) => `So far ${charged}. Over the whole contract the most we may charge is ${limit}.`,
});
export const limitReached = messageWith<{ amount: string }>({
  zh: ({ amount }) => `上限已到：${amount} 没有收，以后也不收。`,
  en: ({ amount }) => `The limit is reached: ${amount} was not charged, and will not be.`,
});
export const growsTomorrow = messageWith<{ amount: string }>({
  zh: ({ amount }) => `如果不变，明天会多 ${amount}。`,
  en: ({ amount }) => `If nothing changes it grows by ${amount} tomorrow.`,
});
export const yearly = messageWith<{ rate: string }>({
  zh: ({ rate }) => `年化 ${rate}`,
  en: ({ rate }) => `${rate} a year`,
});
export const daily = messageWith<{ rate: string }>({
  zh: ({ rate }) => `每天 ${rate}`,
  en: ({ rate }) => `${rate} a day`,
});
