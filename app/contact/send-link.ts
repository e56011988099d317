import { mintLink } from "#app/access/mint-link.ts";
import { codeOf } from "#app/access/locator.ts";
import type { ContactPurpose } from "#app/policy/contact-window.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import { linkSms, noLinkSms, type SmsText } from "#app/words/sms.ts";
import { say } from "#app/words/words.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { BorrowerLang } from "#db/stores/borrowers.ts";
import { profilesOfBorrower } from "#db/stores/contact-loans.ts";
import { queueSms, type QueuedSms } from "./queue-sms.ts";

/** Where links point: the configured origin, never a Host header. */
export interface Site {
  origin: string;
  /** False: the carriers let no links through, so that messages give a code to type instead. Links by default. */
  smsLinks?: boolean;
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
    compose: (lang) => composeLink(tx, services, message.borrowerId, lang),
  });
}

/** The text of a message with a fresh link, or with a code to type where links are not let through. */
export async function composeLink(
  tx: Queryable,
  services: Omit<Services, "db"> & { site: Site },
  borrowerId: string,
  lang: BorrowerLang,
): Promise<SmsText> {
  const { origin, smsLinks = true } = services.site;
  const token = await mintLink(tx, services, borrowerId);
  const code = codeOf(token);
  const optOut = await wantsWayOut(tx, services, borrowerId);
  if (!smsLinks) {
    const form = optOut ? "no-link-stop" : "no-link";
    return { form, values: { code }, text: say(lang, noLinkSms, { code, optOut }) };
  }
  const text = say(lang, linkSms, { url: `${origin}/l/${token}`, host: new URL(origin).host, code, optOut });
  return { form: optOut ? "link-stop" : "link", values: { token }, text };
}

/** Whether a profile of any of the borrower's loans asks for the way out in every text. */
async function wantsWayOut(tx: Queryable, { clock }: Pick<Services, "clock">, borrowerId: string): Promise<boolean> {
  const today = Math.floor(clock.now() / 86_400_000);
  const profiles = await profilesOfBorrower(tx, borrowerId);
  return profiles.some((key) => profileFor(key, today).contact.sms.optOutLine !== null);
}
