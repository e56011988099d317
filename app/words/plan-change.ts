import { type Message, messageWith } from "./words.ts";

/** Words for what can be done with a running plan. */
export const changeWords = {
  moveHeading: { zh: "把一次改到晚几天", en: "Move one payment" },
  moveText: {
    zh: "每次只能改一回；金额不变，不加钱。",
    en: "Each payment can be moved once. The amount stays and nothing is added.",
  },
  alsoOthers: { zh: "别的合同同一天的部分", en: "The parts of your other contracts on that day" },
  alsoHint: {
    zh: "它们是一起约定的。不勾选的，日期照旧。",
    en: "They were agreed together. What is not ticked keeps its day.",
  },
  othersNot: {
    zh: "另一份合同的部分不能改到这一天。请换一天，或只改这一份。",
    en: "The part of the other contract cannot go to that day. Choose another, or move this one only.",
  },
  onlyThisTitle: { zh: "只是这份合同的部分", en: "Only this contract’s part" },
  which: { zh: "改到哪天", en: "Which payment, and to which day" },
  moveGo: { zh: "改日期", en: "Move it" },
  noneToMove: { zh: "现在没有可以改期的付款。", en: "There is no payment that can be moved now." },
  moveProblem: { zh: "请选一个日期", en: "Choose a date" },
  skipHeading: { zh: "这次先停一停", en: "Skip the next one" },
  skipGo: { zh: "移到最后", en: "Move it to the end" },
  skipNot: {
    zh: "这个方案已经不能再自动往后移了。请打电话，或走困难申请。",
    en: "This plan cannot be moved on by itself any more. Call us, or make a hardship request.",
  },
  missedHeading: { zh: "这一笔我们还没有收到", en: "We have not received this payment" },
  why: { zh: "发生了什么？（可不填）", en: "What happened? (optional)" },
  send: { zh: "告诉我们", en: "Tell us" },
  told: { zh: "谢谢，我们记下了。", en: "Thank you, we have noted it." },
  whatNow: { zh: "接下来可以", en: "What you can do now" },
  payNow: { zh: "现在付", en: "Pay it now" },
  endHeading: { zh: "结束方案", en: "End the plan" },
  endGo: { zh: "结束方案", en: "End the plan" },
  keep: { zh: "不结束，返回", en: "Keep the plan" },
} as const satisfies Record<string, Message>;

export const skipsOnly = messageWith<{ loanNo: string; others: readonly { loanNo: string; amount: string | null }[] }>({
  zh: ({ loanNo, others }) =>
    `这里只移动合同 ${loanNo} 的部分。${others.map((one) => `合同 ${one.loanNo}${one.amount === null ? "" : ` 的 ${one.amount}`} 照原来的日子付`).join("；")}。`,
  en: ({ loanNo, others }) =>
    `This moves the part of contract ${loanNo} only. ${others.map((one) => `${one.amount === null ? "" : `${one.amount} of `}contract ${one.loanNo} stays on its day`).join("; ")}.`,
});
export const skipOther = messageWith<{ loanNo: string }>({
  zh: ({ loanNo }) => `合同 ${loanNo} 的也想停一停`,
  en: ({ loanNo }) => `Skip the part of contract ${loanNo} as well`,
});
export const endsOnly = messageWith<{ loanNo: string; others: string }>({
  zh: ({ loanNo, others }) => `这里只结束合同 ${loanNo} 的部分；${others} 的照旧。`,
  en: ({ loanNo, others }) => `This ends the part of contract ${loanNo} only; ${others} goes on as agreed.`,
});
export const missReasons = {
  forgot: { zh: "忘了", en: "I forgot" },
  payday_moved: { zh: "发工资的日子变了", en: "My payday moved" },
  paid_elsewhere: { zh: "已经用别的方式付了", en: "I paid another way" },
  cannot: { zh: "付不出来", en: "I can’t pay it" },
  other: { zh: "其他", en: "Something else" },
} as const satisfies Record<string, Message>;

export const skipText = messageWith<{
  date: string;
  extra: string | null;
  added: string | null;
  end: string;
  slips: number | null;
}>({
  zh: ({ date, extra, added, end, slips }) =>
    `${date} 的一次移到最后，新的最后一天是 ${end}。${added === null ? "" : `平常的一期也过了还款日，${added} 一起放进方案。`}${extra === null ? "不加钱。" : `多 ${extra} 利息，没有罚息。`}${slips === null ? "" : `之后还可以错过 ${Math.max(0, slips)} 次。`}`,
  en: ({ date, extra, added, end, slips }) =>
    `The payment of ${date} goes to the end; the new last day is ${end}. ${added === null ? "" : `A usual instalment is past its date too, so ${added} goes into the plan as well. `}${extra === null ? "Nothing is added." : `That adds ${extra} interest and no penalty.`}${
      slips === null ? "" : ` After that ${Math.max(0, slips)} more may be missed.`
    }`,
});
export const endText = messageWith<{ due: string; rate: string | null }>({
  zh: ({ due, rate }) =>
    `结束后，剩下的 ${due} 今天到期。${rate === null ? "" : `从明天起，没付的本金按合同约定的罚息（年利率 ${rate}）计算；之前的日子不追溯。`}不想结束也可以改金额，或移动一次。`,
  en: ({ due, rate }) =>
    `If you end it, the ${due} that is left is due today. ${rate === null ? "" : `From tomorrow, unpaid principal bears penalty interest as in your contract (${rate} a year); the days before are never charged. `}You can change the amount or move a payment instead.`,
});
