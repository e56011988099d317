import type { ContactPurpose } from "#app/policy/contact-window.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { insertMessage, isSuppressed } from "#db/stores/contact.ts";
import { borrowerDetails, type BorrowerLang } from "#db/stores/borrowers.ts";
import { smsForms, type SmsText } from "#app/words/sms.ts";
import { z } from "zod";

/** A text message to be sent, once per dedupe key. */
export interface NewSms {
  borrowerId: string;
  loanId: string | null;
  template: string;
  /** `requested` answers what the borrower does right now and goes at any hour; about a case by default. */
  purpose?: ContactPurpose;
  dedupeKey: string;
  /** Our answer to STOP goes to a number that has just been stopped; nothing else does. */
  toStopped?: boolean;
  /** The text in the borrower's language; may ask for a fresh link, which is why it is made here and now. */
  compose(lang: BorrowerLang): Promise<SmsText>;
}

/** Whether a text waits to be handed over, or why it never will. */
export type QueuedSms = "queued" | "already-queued" | "no-number" | "suppressed";

const contentShape = z.object({
  to: z.string(),
  text: z.string(),
  form: z.enum(smsForms),
  values: z.record(z.string(), z.string()),
});
/** Number and text of a message, as they are sealed with it. */
export type SmsContent = z.infer<typeof contentShape>;

const place = (id: string) => `messages|content|${id}`;

/** Writes a message into the outbox table, in the transaction of whatever it tells about. */
export async function queueSms(tx: Queryable, services: Omit<Services, "db">, sms: NewSms): Promise<QueuedSms> {
  const { keyring, clock, ids } = services;
  const details = await borrowerDetails(tx, keyring, sms.borrowerId);
  if (!details?.phone || !details.phoneIndex) return "no-number";
  if (!sms.toStopped && (await isSuppressed(tx, details.phoneIndex))) return "suppressed";
  const now = clock.now();
  const id = ids.ordered(now);
  const text = await sms.compose(details.lang);
  const added = await insertMessage(tx, {
    id,
    borrowerId: sms.borrowerId,
    loanId: sms.loanId,
    channel: "sms",
    template: sms.template,
    lang: details.lang,
    contentSealed: sealSms(keyring, id, { to: details.phone, ...text }),
    status: "queued",
    purpose: sms.purpose ?? "case_message",
    createdAt: now,
    dedupeKey: sms.dedupeKey,
  });
  return added ? "queued" : "already-queued";
}

/** Seals number and text of a message under its id. */
export function sealSms(keyring: Services["keyring"], id: string, content: SmsContent): Buffer {
  return keyring.sealShared(place(id), JSON.stringify(content));
}

/** Number and text of a queued message. */
export function openSms(keyring: Services["keyring"], id: string, sealed: Buffer): SmsContent {
  return contentShape.parse(JSON.parse(keyring.openShared(place(id), sealed)));
}
