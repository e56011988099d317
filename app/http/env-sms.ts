import { z } from "zod";
import type { AliyunAccount } from "#app/gateways/sms/aliyun.ts";
import type { TwilioAccount } from "#app/gateways/sms/twilio.ts";
import { smsForms } from "#app/words/sms.ts";

/** Who carries text messages. `outbox`: nobody; they land on a page. `none`: nobody, and they stay queued. */
export type SmsCarrier =
  | { readonly kind: "outbox" }
  | { readonly kind: "none" }
  | ({ readonly kind: "twilio" } & TwilioAccount)
  | ({ readonly kind: "aliyun"; readonly webhookSecret: string } & AliyunAccount);

/** The settings of texts. */
export interface SmsEnv {
  readonly carrier: SmsCarrier;
  /** False: texts carry a code to type instead of a link. */
  readonly links: boolean;
  /** Null: the house's own ceiling. */
  readonly perDay: number | null;
}

const off = /^(0|false|no)$/i;
const on = /^(1|true|yes)$/i;

/** `link.zh-CN=SMS_123,code.en=SMS_456`; null when written differently. */
function templatesOf(text: string): Record<string, string> | null {
  const pairs = text.split(",").map((pair) => /^\s*([a-z-]+\.(?:zh-CN|en))=(SMS_\w{1,40})\s*$/.exec(pair));
  return pairs.every((pair) => pair !== null)
    ? Object.fromEntries(pairs.map((pair) => [pair[1] ?? "", pair[2] ?? ""]))
    : null;
}

/** Variables of text messages, each checked alone. */
export const smsShape = {
  SMS_GATEWAY: z.enum(["outbox", "twilio", "aliyun"], "SMS_GATEWAY must be outbox, twilio or aliyun.").optional(),
  SMS_LINKS: z
    .string()
    .refine((text) => on.test(text) || off.test(text), "SMS_LINKS must be 1 or 0.")
    .optional(),
  SMS_MAX_PER_DAY: z
    .string()
    .regex(/^[1-9]\d{0,7}$/, "SMS_MAX_PER_DAY must be a whole number from 1 to 99999999.")
    .transform(Number)
    .optional(),
  SMS_TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, "SMS_TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.")
    .optional(),
  SMS_TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "SMS_TWILIO_AUTH_TOKEN must be 32 hexadecimal digits.")
    .optional(),
  SMS_TWILIO_FROM: z
    .string()
    .regex(
      /^(\+\d{7,15}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
      "SMS_TWILIO_FROM must be a number with + and country code, a messaging service (MG…), or a sender name of at most 11 letters and digits.",
    )
    .optional(),
  SMS_ALIYUN_KEY_ID: z
    .string()
    .regex(/^\w{8,64}$/, "SMS_ALIYUN_KEY_ID must be an AccessKey ID.")
    .optional(),
  SMS_ALIYUN_KEY_SECRET: z
    .string()
    .regex(/^\w{16,64}$/, "SMS_ALIYUN_KEY_SECRET must be an AccessKey secret.")
    .optional(),
  SMS_ALIYUN_SIGN_NAME: z
    .string()
    .regex(/^[^【】]{2,20}$/, "SMS_ALIYUN_SIGN_NAME must be the registered signature, without its brackets.")
    .optional(),
  SMS_ALIYUN_TEMPLATES: z
    .string()
    .transform((text, context) => {
      const templates = templatesOf(text);
      if (templates) return templates;
      context.addIssue({
        code: "custom",
        message:
          "SMS_ALIYUN_TEMPLATES must be FORM.LANGUAGE=SMS_NUMBER pairs separated by commas, such as link.zh-CN=SMS_1.",
      });
      return z.NEVER;
    })
    .optional(),
  SMS_ALIYUN_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[0-9a-zA-Z]{32,64}$/,
      "SMS_ALIYUN_WEBHOOK_SECRET must be 32 to 64 letters and digits (openssl rand -hex 32).",
    )
    .optional(),
};

type SmsGiven = { readonly [Name in keyof typeof smsShape]?: z.output<(typeof smsShape)[Name]> };

const twilioNames = ["SMS_TWILIO_ACCOUNT_SID", "SMS_TWILIO_AUTH_TOKEN", "SMS_TWILIO_FROM"] as const;
const aliyunNames = [
  "SMS_ALIYUN_KEY_ID",
  "SMS_ALIYUN_KEY_SECRET",
  "SMS_ALIYUN_SIGN_NAME",
  "SMS_ALIYUN_TEMPLATES",
  "SMS_ALIYUN_WEBHOOK_SECRET",
] as const;

/** What is missing for the carrier that was chosen, and what is given for another: half a carrier carries nothing. */
export function smsProblems(given: SmsGiven): string[] {
  const chosen = given.SMS_GATEWAY;
  const names = [
    ...twilioNames.map((name) => ["twilio", name] as const),
    ...aliyunNames.map((name) => ["aliyun", name] as const),
  ];
  const problems = names.flatMap(([carrier, name]) => {
    if (chosen === carrier)
      return given[name] === undefined ? [`${name} is missing: SMS_GATEWAY=${carrier} needs it.`] : [];
    return given[name] === undefined ? [] : [`${name} is set, but SMS_GATEWAY is not ${carrier}.`];
  });
  const templates = given.SMS_ALIYUN_TEMPLATES;
  if (chosen === "aliyun" && templates) {
    const links = readLinks(given);
    const missing = neededForms(links).filter((name) => templates[name] === undefined);
    if (missing.length > 0) problems.push(`SMS_ALIYUN_TEMPLATES lacks ${missing.join(", ")}.`);
    const unknown = Object.keys(templates).filter((name) => !smsForms.some((form) => name.startsWith(`${form}.`)));
    if (unknown.length > 0) problems.push(`SMS_ALIYUN_TEMPLATES has forms that are never sent: ${unknown.join(", ")}.`);
  }
  return problems;
}

/** The forms that any book sends; the ones with the way out only where a profile wants it in every text. */
function neededForms(links: boolean): string[] {
  const unneeded = new Set(["link-stop", "no-link-stop", links ? "no-link" : "link"]);
  return smsForms.filter((form) => !unneeded.has(form)).flatMap((form) => [`${form}.zh-CN`, `${form}.en`]);
}

const readLinks = (given: SmsGiven) => given.SMS_LINKS === undefined || on.test(given.SMS_LINKS);

/** The configuration of text messages, after `smsProblems` found none. A demonstration keeps its texts on a page. */
export function smsOf(given: SmsGiven, demo: boolean): SmsEnv {
  return { carrier: carrierOf(given, demo), links: readLinks(given), perDay: given.SMS_MAX_PER_DAY ?? null };
}

function carrierOf(given: SmsGiven, demo: boolean): SmsCarrier {
  const { SMS_GATEWAY: kind = demo ? "outbox" : "none" } = given;
  if (kind === "twilio") {
    const { SMS_TWILIO_ACCOUNT_SID: accountSid, SMS_TWILIO_AUTH_TOKEN: authToken, SMS_TWILIO_FROM: from } = given;
    if (accountSid && authToken && from) return { kind, accountSid, authToken, from };
  }
  if (kind === "aliyun") {
    const { SMS_ALIYUN_KEY_ID: keyId, SMS_ALIYUN_KEY_SECRET: keySecret, SMS_ALIYUN_SIGN_NAME: signName } = given;
    const { SMS_ALIYUN_TEMPLATES: templates, SMS_ALIYUN_WEBHOOK_SECRET: webhookSecret } = given;
    if (keyId && keySecret && signName && templates && webhookSecret) {
      return { kind, keyId, keySecret, signName, templates, webhookSecret };
    }
  }
  return { kind: kind === "outbox" ? kind : "none" };
}
