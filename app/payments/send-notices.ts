import { sendLink, type Site } from "#app/contact/send-link.ts";
import type { Services } from "#app/services.ts";
import { markNoticeSent, unsentNotices } from "#db/stores/payments-postings.ts";

/**
 * Tells people what happened to their money, once per movement: the same neutral message with a link as always, since a
 * text names no amount and no payment. At night it waits for the hours of law. @returns how many were dealt with.
 */
export async function sendNotices(services: Services & { site: Site }, batch = 50): Promise<number> {
  const { db, clock } = services;
  const notices = await unsentNotices(db.read, batch);
  for (const { id, kind, borrowerId, loanId } of notices) {
    await db.transact(async (tx) => {
      await sendLink(tx, services, {
        ...{ borrowerId, loanId, purpose: "case_message", template: `payment-${kind}` },
        dedupeKey: `payment-notice:${id}`,
      });
      await markNoticeSent(tx, id, clock.now());
    });
  }
  return notices.length;
}
