import { type Lang, type Message, messageWith, say } from "./words.ts";

/** The words around every page. */
export const frameWords = {
  skip: { zh: "跳到正文", en: "Skip to content" },
  leaveTitle: { zh: "快速离开：转到天气网站", en: "Leave quickly: goes to a weather site" },
  leave: { zh: "快速离开本页，转到天气网站", en: "Leave this page quickly: goes to a weather site" },
  language: { zh: "语言", en: "Language" },
  helpRegion: { zh: "真人帮助", en: "Help from a person" },
  askPerson: { zh: "找真人帮忙", en: "Ask a person" },
  call: { zh: "打电话", en: "Call" },
  callBack: { zh: "约回电", en: "Call me" },
  complain: { zh: "我要投诉", en: "Make a complaint" },
  checkUs: { zh: "核实我们的身份", en: "Check it’s really us" },
  privacy: { zh: "隐私说明", en: "Privacy" },
  accessibility: { zh: "无障碍", en: "Accessibility" },
  freeHelp: {
    zh: "办理延期、协商、投诉全部免费。请勿委托收费“代理”或购买“征信修复”。",
    en: "Every kind of help here is free. Don’t pay anyone to act for you or to “repair” your credit record.",
  },
  back: { zh: "返回", en: "Back" },
  error: { zh: "错误：", en: "Error: " },
  optional: { zh: "（可不填）", en: "(optional)" },
  problems: { zh: "有一处需要改", en: "There is something to fix" },
  finish: { zh: "办完了，清除并退出", en: "Finish and clear this phone" },
} as const satisfies Record<string, Message>;

/** Stated on every page of a session: nothing here counts down. */
export const sessionNote = messageWith<{ time: string }>({
  zh: ({ time }) => `为了您的安全，如果一直不操作，本页会在 ${time} 关闭。打开任何一页都会延长。`,
  en: ({ time }) => `For your safety this closes at ${time} if nothing is opened. Opening any page keeps it open.`,
});

/** What every form field needs to say. */
export function fieldWords(lang: Lang): { error: string; optional: string } {
  return { error: say(lang, frameWords.error), optional: say(lang, frameWords.optional) };
}
