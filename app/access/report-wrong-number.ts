import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails, borrowersWithPhone } from "#db/stores/borrowers.ts";
import { cancelQueued, insertSuppression, isSuppressed } from "#db/stores/contact.ts";
import { linkByLocator, liveLinks, revokeLink } from "#db/stores/links.ts";
import { askStaff } from "#db/stores/tasks.ts";
import { locatorHash } from "./locator.ts";

/**
 * "This isn't me": whoever holds the phone says so, and needs to say nothing else.
 *
 * At once the number is written to no more, its links are closed, queued messages are cancelled and a person is asked
 * to find the right number. Staff can undo it. Unknown and used links get the same thanks; twice is as good as once.
 */
export async function reportWrongNumber(
  { db, keyring, clock, ids }: Services,
  report: { locator: string; requestId: string },
): Promise<void> {
  const now = clock.now();
  const link = await linkByLocator(db.read, locatorHash(keyring, report.locator));
  const phone = link ? ((await borrowerDetails(db.read, keyring, link.borrowerId))?.phoneIndex ?? null) : null;

  await db.transact(async (tx) => {
    if (phone !== null && !(await isSuppressed(tx, phone))) {
      await insertSuppression(tx, { id: ids.ordered(now), phoneIndex: phone, reason: "wrong_number", createdAt: now });
      const reached = (await borrowersWithPhone(tx, phone)).map((borrower) => borrower.id);
      await cancelQueued(tx, reached, "wrong_number", now);
      for (const borrowerId of reached) {
        for (const live of await liveLinks(tx, borrowerId, now)) {
          await revokeLink(tx, live.tokenHash, "wrong_number", now);
        }
        const task = { id: ids.ordered(now), kind: "find-right-number", borrowerId, details: {}, createdAt: now };
        await askStaff(tx, { ...task, dedupeKey: `find-right-number:${borrowerId}:${phone}` });
      }
    }
    await recordAudit(tx, {
      at: now,
      actor: "anonymous",
      category: "access",
      action: "wrong-number",
      object: link ? `link:${link.tokenHash.slice(0, 16)}` : "link:unknown",
      outcome: "suppressed",
      requestId: report.requestId,
    });
  });
}
