import { queueSms } from "#app/contact/queue-sms.ts";
import type { Services } from "#app/services.ts";
import { noticeSms } from "#app/words/payments.ts";
import { say } from "#app/words/words.ts";
import { markNoticeSent, type Notice, unsentNotices } from "#db/stores/payments-postings.ts";

const needsAnswer: ReadonlySet<Notice["kind"]> = new Set(["autopay_failed", "autopay_needs_you", "autopay_stopped"]);

/** Tells people what happened to their money, once per movement. @returns how many notices were dealt with. */
export async function sendNotices(services: Services, batch = 50): Promise<number> {
  const { db, clock } = services;
  const notices = await unsentNotices(db.read, batch);
  for (const notice of notices) {
    const words = needsAnswer.has(notice.kind) ? noticeSms.needsYou : noticeSms.receipt;
    await db.transact(async (tx) => {
      await queueSms(tx, services, {
        borrowerId: notice.borrowerId,
        loanId: notice.loanId,
        template: `payment-${notice.kind}`,
        dedupeKey: `payment-notice:${notice.id}`,
        compose: (lang) => Promise.resolve(say(lang, words)),
      });
      await markNoticeSent(tx, notice.id, clock.now());
    });
  }
  return notices.length;
}
