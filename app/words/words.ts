/**
 * The seam of the message catalogue. A message holds both languages side by side, so a missing one does not compile:
 * `const greeting: Message = { zh: "你好", en: "Hello" }`. Each capability keeps its messages in its own file here.
 */

/** The languages of the product, as BCP 47 tags: fit for `<html lang>` and for `Intl`. */
export const languages = ["zh-CN", "en"] as const;
export type Lang = (typeof languages)[number];

/** A sentence in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** A sentence with values in it; both languages take the same values. */
export interface MessageWith<Values> {
  readonly zh: (values: Values) => string;
  readonly en: (values: Values) => string;
}

/** What stands between two sentences: Chinese full stops bring their own room. */
export function between(lang: Lang): string {
  return lang === "zh-CN" ? "" : " ";
}

/** The message in one language. Values are asked for exactly when the message has them. */
export function say(lang: Lang, message: Message): string;
export function say<Values>(lang: Lang, message: MessageWith<Values>, values: Values): string;
export function say<Values>(lang: Lang, message: Message | MessageWith<Values>, values?: Values): string {
  const wording = lang === "zh-CN" ? message.zh : message.en;
  return typeof wording === "string" ? wording : wording(values as Values);
}

/** Ties `Values` to a message so that both languages are checked against the same type. */
export function messageWith<Values>(message: MessageWith<Values>): MessageWith<Values> {
  return message;
}
