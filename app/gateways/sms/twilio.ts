import { z } from "zod";
import { askCarrier } from "./ask-carrier.ts";
import type { Handover, SmsGateway } from "./sms-gateway.ts";

/** The account at the carrier, and who texts come from. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** An E.164 number, a sender name, or a messaging service (`MG…`). */
  readonly from: string;
}

const accepted = z.object({ sid: z.string().min(1) });
const refused = z.object({ code: z.number() });

/** Error codes of Twilio that say something about the number: 21211 and 21614 no mobile number, 21610 opted out. */
const aboutNumber: Readonly<Record<number, "bad_number" | "opted_out">> = {
  21211: "bad_number",
  21614: "bad_number",
  21610: "opted_out",
};

/**
 * Texts over Twilio's Messages resource, in plain HTTP with Basic authentication. It has no key against repeats, so that
 * a request without an answer is of unknown fate. Source: Twilio API reference, 2010-04-01, Messages.
 *
 * @param receiptsUrl where receipts are sent; our id of the message goes with it, under Twilio's signature.
 */
export function twilioGateway(
  account: TwilioAccount,
  receiptsUrl: (messageId: string) => string,
  api = "https://api.twilio.com",
): SmsGateway {
  const { accountSid, authToken, from } = account;
  const url = `${api}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  return {
    name: "twilio",
    dropsRepeats: false,
    async send({ id, to, text }): Promise<Handover> {
      const sender = /^MG[0-9a-f]{32}$/.test(from) ? { MessagingServiceSid: from } : { From: from };
      const fields = new URLSearchParams({ To: to, ...sender, Body: text, StatusCallback: receiptsUrl(id) });
      const answer = await askCarrier(url, { headers, body: fields.toString() });
      if ("kind" in answer) return answer;
      const { status, body } = answer;
      const message = accepted.safeParse(body);
      if (status === 201 && message.success) return { kind: "taken", providerId: message.data.sid };
      if (status === 429 || status === 503) return { kind: "refused", reason: "busy", again: true };
      if (status < 400 || status >= 500) return { kind: "unknown" };
      const problem = refused.safeParse(body);
      const number = problem.success ? aboutNumber[problem.data.code] : undefined;
      return number
        ? { kind: "refused", reason: number, again: false }
        : { kind: "refused", reason: "refused", again: true };
    },
  };
}
