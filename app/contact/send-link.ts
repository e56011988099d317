import { mintLink } from "#app/access/mint-link.ts";
import { codeOf } from "#app/access/locator.ts";
import { type ContactPurpose } from "#app/policy/contact-window.ts";
import { type Services } from "#app/services.ts";
import { linkSms } from "#app/words/sms.ts";
import { say } from "#app/words/words.ts";
import { type Queryable } from "#db/engine/database.ts";
import { queueSms, type QueuedSms } from "./queue-sms.ts";

/** Where links point: the configured origin, never a Host header. */
export interface Site {
  origin: string;
}

/** Sends a borrower a fresh link by SMS, in the transaction of what it is about. */
export async function sendLink(
  tx: Queryable,
  services: Omit<Services, "db"> & { site: Site },
  message: { borrowerId: string; loanId: string | null; dedupeKey: string; purpose: ContactPurpose; template?: string },
): Promise<QueuedSms> {
  return queueSms(tx, services, {
    template: "link",
    ...message,
    compose: async (lang) => {
      const token = await mintLink(tx, services, message.borrowerId);
      const url = `${services.site.origin}/l/${token}`;
      return say(lang, linkSms, { url, host: new URL(services.site.origin).host, code: codeOf(token) });
    },
  });
}
