import type { CallbackState } from "#db/schema/callbacks.ts";
import { type Message, messageWith } from "./words.ts";

/** Asking for a call. Also open before identity, so nothing here says why anybody would want one. */
export const callbackWords = {
  title: { zh: "约回电", en: "Ask us to call" },
  heading: { zh: "什么时候给您打电话？", en: "When shall we call you?" },
  lede: {
    zh: "真人打给您，免费。不方便时可以再约，也不影响其他办理。",
    en: "A person calls you, free of charge. You can ask again if it doesn’t suit, and nothing else is affected.",
  },
  phone: { zh: "您的手机号", en: "Your phone number" },
  phoneHint: { zh: "只用来打这一次电话，30 天后删除", en: "Used for this call only and deleted after 30 days" },
  onFile: { zh: "我们会打您登记的号码。", en: "We’ll call the number we have for you." },
  changeNumber: { zh: "换一个号码", en: "Use another number" },
  window: { zh: "哪个时段", en: "Which time" },
  go: { zh: "约这个时段", en: "Ask for this call" },
  noNumber: { zh: "请填写手机号，例如 138 0000 4821", en: "Enter a phone number, like +86 138 0000 4821" },
  windowGone: { zh: "这个时段已经不能约了，请另选一个", en: "That time can no longer be chosen. Please pick another" },
  alreadyWaiting: {
    zh: "已经有一个约好的回电。想改时间，请先取消它。",
    en: "There is a call waiting already. To change its time, take it back first.",
  },
  tooMany: {
    zh: "这里约得太频繁了。请直接打电话给我们，免费。",
    en: "Too many calls were asked for from here. Please call us, it is free.",
  },
  yours: { zh: "约好的回电", en: "Your call" },
  withdraw: { zh: "取消这次回电", en: "Take it back" },
  bookedTitle: { zh: "约好了", en: "We’ll call you" },
  booked: {
    zh: "我们会在您选的时段打给您。没接到的话，再打一次，之后不再打扰。",
    en: "We’ll call in the time you chose. If you miss it we try once more, and then leave you in peace.",
  },
  neverAsk: {
    zh: "打电话的人不会索要验证码、密码，也不会让您转账。",
    en: "Whoever calls never asks for codes or passwords, or for money to be sent.",
  },
  nothingLeft: { zh: "眼下没有可以约的时段。", en: "There is no time to choose at the moment." },
} as const satisfies Record<string, Message>;

export const callAt = messageWith<{ day: string; from: string; until: string }>({
  zh: ({ day, from, until }) => `${day} ${from}–${until}`,
  en: ({ day, from, until }) => `${day}, ${from}–${until}`,
});

/** The calls to make, at the desk. */
export const callbackDeskWords = {
  title: { zh: "回电", en: "Calls to make" },
  lede: {
    zh: "按约定时段排列。先“我来打”，别人就不会同时打。",
    en: "In the order of the times people chose. Take a call first, so that nobody calls twice.",
  },
  nothing: { zh: "没有要打的电话。", en: "No calls to make." },
  more: { zh: "下一页", en: "Next page" },
  when: { zh: "时段", en: "When" },
  who: { zh: "谁", en: "Who" },
  known: { zh: "已核对身份", en: "Identity checked" },
  unknown: { zh: "未核对：先核对，再谈内容", en: "Not checked: check first, then talk" },
  language: { zh: "语言", en: "Language" },
  chinese: { zh: "中文", en: "Chinese" },
  english: { zh: "英语", en: "English" },
  tries: { zh: "未接", en: "Not answered" },
  holder: { zh: "由谁打", en: "Taken by" },
  you: { zh: "您", en: "You" },
  colleague: { zh: "同事", en: "A colleague" },
  nobody: { zh: "还没有人", en: "Nobody yet" },
  name: { zh: "姓名", en: "Name" },
  phone: { zh: "号码", en: "Number" },
  destroyed: { zh: "已删除", en: "Deleted" },
  loans: { zh: "合同", en: "Contracts" },
  state: { zh: "状态", en: "State" },
  problem: { zh: "没有记录", en: "Not recorded" },
  taken: { zh: "同事已经在打这个电话", en: "A colleague has taken this call" },
} as const satisfies Record<string, Message>;

export const callStepWords = {
  take: { zh: "我来打", en: "I’ll call" },
  give_back: { zh: "交还", en: "Give back" },
  reached: { zh: "已通话", en: "We talked" },
  no_answer: { zh: "没有接", en: "No answer" },
  wrong_number: { zh: "打错了人", en: "Wrong person" },
} as const satisfies Record<string, Message>;

export const callbackStateWords = {
  waiting: { zh: "待回电", en: "Waiting" },
  reached: { zh: "已通话", en: "We talked" },
  unreached: { zh: "两次未接，已结束", en: "Not answered twice, closed" },
  wrong_number: { zh: "打错了人", en: "Wrong person" },
  withdrawn: { zh: "本人取消", en: "Taken back" },
} as const satisfies Record<CallbackState, Message>;
