import { type Message, messageWith } from "./words.ts";

/** Words of a promise to pay. */
export const promiseWords = {
  heading: { zh: "约个日子付", en: "Say when you will pay" },
  lede: {
    zh: "告诉我们付多少、哪天付。到时我们提醒您；多少都可以。",
    en: "Tell us how much and when. We remind you; any amount helps.",
  },
  amount: { zh: "付多少", en: "How much" },
  day: { zh: "哪天付", en: "Which day" },
  go: { zh: "约定", en: "Promise this" },
  problem: { zh: "请用数字填写金额，例如 125.50", en: "Write the amount in figures, for example 125.50" },
  dayProblem: { zh: "请从列出的日子里选一天", en: "Choose one of the days in the list" },
  pendingText: {
    zh: "到时我们提醒您。提前付、分几次付都算。不另外收费；罚息照合同计算，付了就少。",
    en: "We remind you. Paying earlier or in parts counts. There is no extra charge; penalty interest runs as in your contract and falls with what you pay.",
  },
  payNow: { zh: "现在就付", en: "Pay now" },
  home: { zh: "回到账户", en: "Back to your account" },
  yours: { zh: "您的约定", en: "What you told us" },
  pending: { zh: "等着这一天", en: "Still to come" },
  kept: { zh: "已做到，谢谢", en: "Kept. Thank you" },
  partial: { zh: "收到了一部分", en: "A part has come" },
  broken: { zh: "这一笔我们还没有收到", en: "We have not received it" },
  cancel: { zh: "取消约定", en: "Take it back" },
  why: { zh: "发生了什么？", en: "What happened?" },
  send: { zh: "告诉我们", en: "Tell us" },
  told: { zh: "谢谢，我们记下了。", en: "Thank you, we have noted it." },
  next: { zh: "下一步可以", en: "What you can do now" },
  plan: { zh: "分开付", en: "Spread it out" },
  help: { zh: "我现在付不了", en: "I can’t pay right now" },
  nothing_due: { zh: "现在没有需要补的金额。", en: "Nothing is past its date now." },
  plan_runs: { zh: "您已有分期方案，不需要另外约定。", en: "Your plan covers this; no promise is needed." },
  promise_open: { zh: "同一时间只有一个约定。", en: "There is one promise at a time." },
} as const satisfies Record<string, Message>;

export const promiseRange = messageWith<{ least: string; most: string }>({
  zh: ({ least, most }) => `金额需在 ${least} 到 ${most} 之间`,
  en: ({ least, most }) => `The amount must be between ${least} and ${most}`,
});
export const promiseOf = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `${date} 付 ${amount}`,
  en: ({ amount, date }) => `${amount} on ${date}`,
});
export const promiseMissing = messageWith<{ paid: string; missing: string }>({
  zh: ({ paid, missing }) => `已收到 ${paid}，还差 ${missing}。`,
  en: ({ paid, missing }) => `${paid} received, ${missing} to come.`,
});
export const promiseClosed = messageWith<{ broken: number; days: number }>({
  zh: ({ broken, days }) =>
    `最近 ${days} 天里有 ${broken} 次约定没有做到，再约一次可能只是添压力。按规则，现在改为分开付或申请帮助。`,
  en: ({ broken, days }) =>
    `${broken} promises of the last ${days} days did not work out, and another may only add pressure. By our rules we offer to spread it out, or help, instead.`,
});
