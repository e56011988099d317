import { type Message, messageWith } from "./words.ts";

/** How much, how often, and what that would come to. */
export const amountWords = {
  heading: { zh: "每次大概能付多少？", en: "About how much can you manage each time?" },
  each: { zh: "每次付款", en: "Each payment" },
  howOften: { zh: "多久付一次", en: "How often" },
  whichDay: { zh: "每月哪一天", en: "Which day of the month" },
  dayHint: {
    zh: "发工资后一天往往最合适。短的月份取最后一天。",
    en: "The day after payday often works best. A short month takes its last day.",
  },
  firstDay: { zh: "第一次在哪天", en: "Date of the first payment" },
  firstHint: { zh: "只在选“每周、每 2 周、每 4 周”时用到", en: "Only for payments every week, 2 weeks or 4 weeks" },
  again: { zh: "重新算一下", en: "Work it out again" },
  go: { zh: "看看可选的方案", en: "See my options" },
  others: { zh: "别的合同也放进来？（可不选）", en: "Put your other contracts in as well? (optional)" },
  othersHint: {
    zh: "放在一起只签一次，付款日相同；每次分到哪份合同多少，同意前都会列出来。",
    en: "One agreement and the same days. What of each payment goes to which contract is listed before you agree.",
  },
  once: { zh: "一次付清，约个日子", en: "Pay it in one go: say which day" },
  amountProblem: {
    zh: "金额需为大于 0 的数字，例如 400 或 250.75",
    en: "Amount must be a number above 0, like 400 or 250.75",
  },
  dayProblem: { zh: "请选一天", en: "Choose a day" },
  oftenProblem: { zh: "请选多久付一次", en: "Choose how often" },
} as const satisfies Record<string, Message>;

export const amountLede = messageWith<{ owed: string }>({
  zh: ({ owed }) => `把补齐需要的 ${owed} 分开付。`,
  en: ({ owed }) => `This spreads the ${owed} you need to be up to date.`,
});
interface Usual {
  readonly loanNo: string;
  readonly amount: string;
  readonly date: string;
}
export const usualCarriesOn = messageWith<{ usual: readonly Usual[] }>({
  zh: ({ usual }) =>
    `平常的一期照旧：${usual
      .map(({ loanNo, amount, date }) => `${usual.length > 1 ? `合同 ${loanNo} ` : ""}${amount}（${date}）`)
      .join("，")}。加起来太多的话，请选“我现在付不了”。`,
  en: ({ usual }) =>
    `Your usual ${usual.length > 1 ? "instalments carry" : "instalment carries"} on as well: ${usual
      .map(({ loanNo, amount, date }) => `${amount} on ${date}${usual.length > 1 ? ` for contract ${loanNo}` : ""}`)
      .join(", ")}. If that is too much together, choose “I can’t pay right now”.`,
});
export const changeLede = messageWith<{ reference: string }>({
  zh: ({ reference }) => `您在修改方案 ${reference}。同意新方案之前，原来的方案照旧。`,
  en: ({ reference }) => `You are changing plan ${reference}. It stays as it is until you agree to a new one.`,
});
export const fromAmount = messageWith<{ amount: string }>({
  zh: ({ amount }) => `在这里从 ${amount} 起。再少也可以：会有人和您一起看。`,
  en: ({ amount }) => `From ${amount} here. Less is fine too: a person will look at it with you.`,
});
export const otherLoan = messageWith<{ loanNo: string }>({
  zh: ({ loanNo }) => `合同 ${loanNo}`,
  en: ({ loanNo }) => `Contract ${loanNo}`,
});
export const otherOwes = messageWith<{ owed: string }>({
  zh: ({ owed }) => `补齐需要 ${owed}`,
  en: ({ owed }) => `${owed} to be up to date`,
});
export const takeOff = messageWith<{ amount: string }>({
  zh: ({ amount }) => `减少 ${amount}`,
  en: ({ amount }) => `Take off ${amount}`,
});
export const addOn = messageWith<{ amount: string }>({
  zh: ({ amount }) => `增加 ${amount}`,
  en: ({ amount }) => `Add ${amount}`,
});
export const aboutEach = messageWith<{ amount: string; per: string }>({
  zh: ({ amount, per }) => `${per}大约 ${amount}`,
  en: ({ amount, per }) => `At about ${amount} ${per}`,
});
export const previewText = messageWith<{ count: number; regular: string; end: string; extra: string | null }>({
  zh: ({ count, regular, end, extra }) =>
    `付 ${count} 次，每次 ${regular}，${end} 付完。${extra === null ? "不多付一分钱。" : `比今天全部付清多 ${extra}。`}`,
  en: ({ count, regular, end, extra }) =>
    `${count} payments of ${regular}, finished on ${end}. ${extra === null ? "It costs nothing extra." : `That is ${extra} more than paying it all today.`}`,
});
export const previewPerson = {
  zh: "这样的安排需要有人看一下，不会自动拒绝。下一步可以看到能马上同意的方案。",
  en: "A person would look at this one; it is never refused by itself. The next step shows what can be agreed at once.",
} as const satisfies Message;
