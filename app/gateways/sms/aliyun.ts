import { z } from "zod";
import type { Services } from "#app/services.ts";
import { askCarrier } from "./ask-carrier.ts";
import { canonicalQuery, signedHeaders } from "./aliyun-signature.ts";
import type { Handover, SmsGateway } from "./sms-gateway.ts";

/** The account at the carrier, and what is registered there. */
export interface AliyunAccount {
  readonly keyId: string;
  readonly keySecret: string;
  /** The registered signature that the carriers put before every text. */
  readonly signName: string;
  /** Registered template of each form and language, under `form.lang`. */
  readonly templates: Readonly<Record<string, string>>;
}

const answerShape = z.object({ Code: z.string(), BizId: z.string().optional() });

/** Codes that say that the number is none; every other refusal may be put right at Alibaba Cloud meanwhile. */
const badNumber = new Set(["isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT"]);
const blocked = new Set(["isv.BLACK_KEY_CONTROL_LIMIT"]);

/**
 * Texts over Alibaba Cloud's SendSms (2017-05-25). The carriers on the mainland let only registered templates through,
 * so that form and values go out and never a text of ours. No key against repeats.
 */
export function aliyunGateway(
  account: AliyunAccount,
  { clock, ids }: Pick<Services, "clock" | "ids">,
  api = "https://dysmsapi.aliyuncs.com",
): SmsGateway {
  const { keyId, keySecret, signName, templates } = account;
  return {
    name: "aliyun",
    dropsRepeats: false,
    async send({ id, to, form, lang, values }): Promise<Handover> {
      const template = templates[`${form}.${lang}`];
      if (template === undefined) return { kind: "refused", reason: "no_template", again: false };
      const query = {
        PhoneNumbers: localNumber(to),
        SignName: signName,
        TemplateCode: template,
        TemplateParam: JSON.stringify(values),
        OutId: id,
      };
      const date = new Date(clock.now()).toISOString().replace(/\.\d{3}Z$/, "Z");
      const request = { action: "SendSms", version: "2017-05-25", date, nonce: ids.random(), query };
      const signed = signedHeaders({ id: keyId, secret: keySecret }, { host: new URL(api).host, ...request });
      // The host is signed, and written by whoever opens the connection.
      const { host: _, ...headers } = signed;
      const answer = await askCarrier(`${api}/?${canonicalQuery(query)}`, { headers, body: null });
      if ("kind" in answer) return answer;
      const read = answerShape.safeParse(answer.body);
      if (!read.success) return answer.status === 429 ? busy : { kind: "unknown" };
      const { Code: code, BizId: providerId } = read.data;
      if (code === "OK") return { kind: "taken", providerId: providerId ?? null };
      if (badNumber.has(code)) return { kind: "refused", reason: "bad_number", again: false };
      if (blocked.has(code)) return { kind: "refused", reason: "opted_out", again: false };
      return /LIMIT|Throttling|BUSY/i.test(code) ? busy : { kind: "refused", reason: "refused", again: true };
    },
  };
}

const busy = { kind: "refused", reason: "busy", again: true } as const;

/** As SendSms takes numbers: eleven digits on the mainland, country code and number elsewhere, never a plus sign. */
function localNumber(to: string): string {
  return to.replace(/^\+86(?=1\d{10}$)/, "").replace(/^\+/, "");
}
