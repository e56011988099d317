import { type Message, messageWith } from "./words.ts";

/** What was agreed or promised, in a sentence on the loan's home; and its door. */
export const arrangementWords = {
  waiting: { zh: "我们的人正在看您的方案", en: "A person is looking at your plan" },
  granted: { zh: "方案有答复：可以这样安排", en: "Your plan has an answer: we can do this" },
  not_granted: { zh: "方案有答复", en: "Your plan has an answer" },
  notGrantedText: {
    zh: "您想要的那个给不了；原因和可以做的都写在里面。",
    en: "We can’t offer the one you asked for. Why, and what can be done instead, is written there.",
  },
  see: { zh: "查看", en: "See it" },
  promise: { zh: "您的约定", en: "What you told us" },
  promiseSee: { zh: "查看或取消约定", en: "See it or take it back" },
  promiseOpen: { zh: "这一笔我们还没有收到", en: "We have not received this yet" },
  promiseOpenGo: { zh: "告诉我们怎么了，看看下一步", en: "Tell us what happened, and see what next" },
  late: { zh: "方案里有一次我们还没有收到", en: "We have not received one payment of your plan" },
  lateGo: { zh: "看看怎么办", en: "See what can be done" },
  sayWhen: { zh: "约个日子付", en: "Say when you will pay" },
} as const satisfies Record<string, Message>;

export const waitingUntil = messageWith<{ date: string }>({
  zh: ({ date }) => `最晚答复日 ${date}。这段时间仍可付任何金额。`,
  en: ({ date }) => `You’ll hear from us by ${date}. You can pay any amount meanwhile.`,
});
export const grantedUntil = messageWith<{ date: string }>({
  zh: ({ date }) => `${date} 前核对并同意就开始。`,
  en: ({ date }) => `It starts when you check and agree to it, until ${date}.`,
});
export const promisedFor = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `${date} 付 ${amount}。`,
  en: ({ amount, date }) => `${amount} on ${date}.`,
});
