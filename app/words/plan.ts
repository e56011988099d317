import { type Message, messageWith } from "./words.ts";

/** Words of making a plan. Page titles stay neutral. */
export const planWords = {
  title: { zh: "您的账户", en: "Your account" },
  back: { zh: "返回", en: "Back" },
  deleteDraft: { zh: "删除我填的内容", en: "Delete my answers" },
  draftKept: {
    zh: "您填的内容会加密保存 30 天；下次用新的链接进来可以接着填。",
    en: "Your answers are kept encrypted for 30 days; a new link finds them again.",
  },
  cannotPay: { zh: "我现在付不了", en: "I can’t pay right now" },
  perMonth: { zh: "每月", en: "a month" },
} as const satisfies Record<string, Message>;

export const stepOf = messageWith<{ step: number; of: number }>({
  zh: ({ step, of }) => `第 ${step} 步，共 ${of} 步`,
  en: ({ step, of }) => `Step ${step} of ${of}`,
});

/** How often, as an answer. */
export const rhythm = {
  monthly: { zh: "每月", en: "Every month" },
  "four-weekly": { zh: "每 4 周", en: "Every 4 weeks" },
  "two-weekly": { zh: "每 2 周", en: "Every 2 weeks" },
  weekly: { zh: "每周", en: "Every week" },
} as const satisfies Record<string, Message>;

/** "a month", "每月": after an amount. */
export const perRhythm = {
  monthly: { zh: "每月", en: "a month" },
  "four-weekly": { zh: "每 4 周", en: "every 4 weeks" },
  "two-weekly": { zh: "每 2 周", en: "every 2 weeks" },
  weekly: { zh: "每周", en: "a week" },
} as const satisfies Record<string, Message>;
export const dayOfMonth = messageWith<{ day: number }>({
  zh: ({ day }) => `每月 ${day} 日`,
  en: ({ day }) => `Day ${day} of the month`,
});

export const agreementWords = {
  print: { zh: "可以直接打印这一页，或存成 PDF。", en: "You can print this page or save it as a PDF." },
  hash: { zh: "文件校验值（SHA-256）", en: "Check value of the document (SHA-256)" },
} as const satisfies Record<string, Message>;

/** What a phone's calendar shows: nothing that names money, a loan or a person. */
export const calendarWords = {
  title: { zh: "林溪提醒", en: "Linxi reminder" },
  description: { zh: "打开上次的短信链接可以查看。", en: "Open the link from our last text message to see it." },
} as const satisfies Record<string, Message>;

/** The door on the loan's home. */
export const planDoorWords = {
  make: { zh: "分开付", en: "Spread it out" },
  makeDetail: { zh: "金额由您定；方案当日起罚息停止", en: "You set the amount; penalty interest stops that day" },
  running: { zh: "我的分期方案", en: "Your payment plan" },
  runningDetail: { zh: "已付、还剩、下一次；可以改", en: "Paid, left and next; you can change it" },
} as const satisfies Record<string, Message>;
export const planDoorNext = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `下一次 ${date}，${amount}；可以改`,
  en: ({ amount, date }) => `Next: ${amount} on ${date}; you can change it`,
});
