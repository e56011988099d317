import { type Message, messageWith } from "./words.ts";

/** Suggestions to choose from. */
export const optionsWords = {
  heading: { zh: "哪一个合适？", en: "Which one fits?" },
  choose: { zh: "选一个方案", en: "Choose a plan" },
  finished: { zh: "付完的日子", en: "Finished on" },
  times: { zh: "付几次", en: "Payments" },
  first: { zh: "第一次", en: "First on" },
  inAll: { zh: "一共要付", en: "You pay in all" },
  more: { zh: "比今天付清多", en: "More than paying today" },
  none: { zh: "这些我都付不起", en: "I can’t afford any of these" },
  noneDetail: { zh: "您填的内容会带过去，由人来看", en: "We’ll carry your answers over and a person will look at it" },
  asksBudget: { zh: "这一个要先问收入和支出", en: "For this one we ask about income and spending first" },
  asPlanned: { zh: "就按我说的，请人看一下", en: "As I said, and a person looks at it" },
  go: { zh: "继续，核对", en: "Continue to check" },
  problem: { zh: "请选一个", en: "Choose one of these" },
  failedTitle: { zh: "我们没能算出来", en: "We could not work this out" },
  failed: {
    zh: "这不是拒绝。请让人来看：您填的内容会一起带过去。",
    en: "This is not a no. Let a person look at it: your answers go with it.",
  },
  sendToPerson: { zh: "请人看一下", en: "Ask a person to look" },
  noInterest: {
    zh: "方案期间不计罚息，也不另收利息。",
    en: "No penalty interest and no other interest during the plan.",
  },
  otherAmount: { zh: "换一个金额", en: "Another amount" },
} as const satisfies Record<string, Message>;

export const allStart = messageWith<{ date: string }>({
  zh: ({ date }) => `都从 ${date} 开始。`,
  en: ({ date }) => `All start on ${date}.`,
});
export const onlyInterest = messageWith<{ rate: string }>({
  zh: ({ rate }) => `方案期间没有罚息，只有合同约定的年利率 ${rate}。`,
  en: ({ rate }) => `No penalty interest during a plan, only the ${rate} a year in your contract.`,
});
export const closestTo = messageWith<{ amount: string }>({
  zh: ({ amount }) => `最接近 ${amount}`,
  en: ({ amount }) => `Closest to ${amount}`,
});
export const payments = {
  nearest: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
  smaller: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次，每次少一些`,
    en: ({ count }) => `${count} smaller payments`,
  }),
  faster: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次，早点付完`,
    en: ({ count }) => `${count} payments, done sooner`,
  }),
  asked: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
  granted: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
};
export const splitText = messageWith<{ times: number; regular: string; last: string }>({
  zh: ({ times, regular, last }) => `${times} 次 × ${regular}，最后一次 ${last}`,
  en: ({ times, regular, last }) => `${times} × ${regular}, then ${last}`,
});
export const evenText = messageWith<{ times: number; regular: string }>({
  zh: ({ times, regular }) => `${times} 次 × ${regular}`,
  en: ({ times, regular }) => `${times} × ${regular}`,
});

/** Why a plan goes to a person; plain, and never a judgement. */
export const staffReasonWords: Readonly<Record<string, Message>> = {
  debt_above_policy: { zh: "金额较大", en: "The amount is larger than we agree to without a person" },
  first_payment_too_late: { zh: "第一次付款比较晚", en: "The first payment is later than usual" },
  longer_than_policy: { zh: "时间比较长", en: "It takes longer than usual" },
  fewer_than_policy: {
    zh: "只付一次：这更像是约定还款",
    en: "It is a single payment: that is a promise rather than a plan",
  },
  below_min_instalment: { zh: "每次金额比较小", en: "Each payment is smaller than usual" },
  above_monthly_ceiling: {
    zh: "占了您剩余收入的大部分，我们想确认您过得去",
    en: "It takes most of what you have left, and we want to be sure you can manage",
  },
  cannot_be_spread: { zh: "这个金额不好分开", en: "This amount is hard to divide" },
  figures_not_usable: { zh: "有些数字我们想和您核对", en: "We want to check some figures with you" },
  no_allowance_in_force: {
    zh: "我们要查一下适用的生活费标准",
    en: "We need to look up the living allowance that applies",
  },
  several_loans: { zh: "您想把几份合同放在一起", en: "You want several contracts in one plan" },
  household_not_in_table: {
    zh: "我们要查一下适用的生活费标准",
    en: "We need to look up the living allowance that applies",
  },
};
export const staffReasonOther: Message = { zh: "我们没能自动算出来", en: "We could not work it out by ourselves" };

/** Where there is nothing to suggest: nothing owed, a person's matter, or other help that fits better. */
export const nothingWords = {
  heading: { zh: "现在没有需要分开付的", en: "There is nothing to spread now" },
  text: {
    zh: "没有过了日子还没付的金额。如果担心下一期，可以先告诉我们。",
    en: "Nothing is past its date. If you are worried about the next instalment, tell us now.",
  },
} as const satisfies Record<string, Message>;
export const personWords = {
  heading: { zh: "这件事请人帮您办", en: "A person will help you with this" },
  text: {
    zh: "您的合同目前有特别安排，不需要您在这里做计划。请打电话给我们，或等我们的人联系您。",
    en: "There is a special arrangement on your contract, so you need not make a plan here. Call us, or wait for our person to contact you.",
  },
} as const satisfies Record<string, Message>;
export const helpWords = {
  heading: { zh: "我们一起找别的办法", en: "Let’s find another way" },
  text: {
    zh: "您填的内容已经保存，困难申请会直接用上，不用重填。",
    en: "Your answers are kept, and the hardship request uses them: nothing has to be typed twice.",
  },
  nothingLeft: {
    zh: "按您填的数字，付完必要的开支后没有剩余。做方案对您不合适；更合适的是困难申请。",
    en: "By your figures nothing is left after what you need to live. A plan would not help; a hardship request may.",
  },
  go: { zh: "继续困难申请", en: "Go on to a hardship request" },
  call: {
    zh: "请打电话给我们，会有人看到您填的内容，不用重复说明。",
    en: "Please call us. The person you speak to sees your answers, so you need not repeat them.",
  },
  smaller: { zh: "换一个更小的金额试试", en: "Try a smaller amount" },
} as const satisfies Record<string, Message>;
