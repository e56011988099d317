import { fitting } from "./sms-length.ts";
import { type Message, messageWith } from "./words.ts";

/**
 * The forms of text that the house sends. Carriers that send by registered template know each by its form and fill in
 * its values; the others send the text.
 */
export const smsForms = [
  "link",
  "link-stop",
  "no-link",
  "no-link-stop",
  "code",
  "changed",
  "stopped",
  "started",
  "help",
  "reply",
] as const;
export type SmsForm = (typeof smsForms)[number];

/** What may vary in each form. */
export const smsValues = {
  link: ["token"],
  "link-stop": ["token"],
  "no-link": ["code"],
  "no-link-stop": ["code"],
  code: ["code"],
  changed: ["phone"],
  stopped: ["phone"],
  started: [],
  help: ["phone"],
  reply: ["reference"],
} as const satisfies Record<SmsForm, readonly string[]>;

/** A text that is ready to leave. */
export interface SmsText {
  readonly form: SmsForm;
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * No text message says an amount, a name, a product or a word of debt, because anyone may read a phone. A link stands
 * in the middle, where phones make no preview of it. Each language fits one segment (160 GSM-7 characters in English,
 * 70 in Chinese); for a long host a shorter wording is taken. `optOut`: the profile wants the way out in every text.
 */
export const linkSms = messageWith<{ url: string; host: string; code: string; optOut: boolean }>({
  zh: ({ url, optOut }) =>
    optOut
      ? fitting(`【林溪】您有消息 ${url} 回T退订`, `【林溪】消息 ${url} 回T退订`)
      : fitting(`【林溪】您有一条消息 ${url} 可查看`, `【林溪】消息 ${url} 请看`),
  en: ({ url, code, host, optOut }) =>
    optOut
      ? fitting(
          `Linxi: you have a message. Open ${url} or enter ${code} at ${host}. Reply STOP to opt out.`,
          `Linxi: you have a message. Open ${url} to read it. Reply STOP to opt out.`,
        )
      : fitting(
          `Linxi: you have a message. Open ${url} or enter ${code} at ${host}. Not you? Tell us there.`,
          `Linxi: you have a message. Open ${url} to read it. Not you? Tell us there.`,
        ),
});

/** The same without an address, for carriers that let no link through: the site stands in the contract. */
export const noLinkSms = messageWith<{ code: string; optOut: boolean }>({
  zh: ({ code, optOut }) =>
    `【林溪】您有一条消息，编号 ${code}。请在合同上写的网站填编号查看，或打合同上的电话核实。${optOut ? "回T退订" : ""}`,
  en: ({ code, optOut }) =>
    `Linxi: you have a message, code ${code}. Enter it on the website named in your papers, or call the number there.${
      optOut ? " Reply STOP to opt out." : " Not you? Tell us there."
    }`,
});

/** A code for one act. The last line lets the phone offer the code on this site only (origin-bound one-time codes). */
export const codeSms = messageWith<{ code: string; host: string }>({
  zh: ({ code, host }) => `【林溪】验证码 ${code}，10 分钟内有效。不要告诉任何人。\n@${host} #${code}`,
  en: ({ code, host }) =>
    `Linxi: your code is ${code}. It works for 10 minutes. Do not tell it to anyone.\n@${host} #${code}`,
});

/** To the number that was on file until now. */
export const contactChangedSms = messageWith<{ phone: string }>({
  zh: ({ phone }) => `【林溪】您的联系方式已更改。如果不是您改的，请打 ${phone}。`,
  en: ({ phone }) => `Linxi: your contact details were changed. If that was not you, please call ${phone}.`,
});

/** The one answer to STOP. */
export const stoppedSms = messageWith<{ phone: string }>({
  zh: ({ phone }) => `【林溪】好的，不再给这个号码发短信。想找我们请打 ${phone}。`,
  en: ({ phone }) => `Linxi: done, no more texts to this number. If you want to reach us, call ${phone}.`,
});

/** The answer to START, after STOP. */
export const startedSms = {
  zh: `【林溪】好的，以后有消息会再发到这个号码。回T退订。`,
  en: `Linxi: done, texts come to this number again. Reply STOP to opt out.`,
} satisfies Message;

/** The answer to HELP, and to anything that a machine does not understand: nobody reads what is sent here. */
export const helpSms = messageWith<{ phone: string }>({
  zh: ({ phone }) => `【林溪】这个号码不收短信。想和真人说话请打 ${phone}。不想再收短信请回T。`,
  en: ({ phone }) =>
    `Linxi: nobody reads texts to this number. To talk to a person call ${phone}. Reply STOP to get no more texts.`,
});
