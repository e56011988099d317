import { messageWith } from "./words.ts";

/**
 * The reminder itself says nothing: no amount, no name, no product, no word of debt, because anyone may read a phone.
 * The address stands in the middle, where phones make no preview of it; each language fits one segment
 * (160 GSM-7 characters in English, 70 in Chinese).
 */
export const linkSms = messageWith<{ url: string; host: string; code: string }>({
  zh: ({ url }) => `【林溪】您有一条消息 ${url} 可查看`,
  en: ({ url, code, host }) =>
    `Linxi: you have a message. Open ${url} or enter ${code} at ${host}. Not you? Tell us there.`,
});
