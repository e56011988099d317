import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { deleteOlder } from "#db/stores/retention.ts";
import { pastInstant } from "./terms.ts";

/** Rows of a class in one transaction: short enough for borrowers not to wait. */
const batchSize = 2_000;

/**
 * Deletes what is past its time by the clock alone: links, sessions and codes, drafts, message bodies, and the record
 * that a message was sent. Times are those of the policy profiles, the longest of them.
 *
 * @returns how many rows went.
 */
export async function forgetExpired(
  { db, clock }: Pick<Services, "db" | "clock">,
  keep: () => Promise<boolean> = async () => true,
): Promise<number> {
  let gone = 0;
  for (;;) {
    const now = clock.now();
    const before = {
      link: pastInstant("link", now),
      session: pastInstant("session", now),
      draft: pastInstant("draft", now),
      messageBody: pastInstant("message_body", now),
      contactEvent: pastInstant("contact_event", now),
    };
    const counts = await db.transact(async (tx) => {
      const deleted = await deleteOlder(tx, before, batchSize);
      for (const [kind, count] of Object.entries(deleted)) {
        if (count === 0) continue;
        await recordAudit(tx, {
          at: now,
          actor: "system",
          category: "system",
          action: "retention.deleted",
          object: `class:${kind}`,
          outcome: `rows:${count}`,
        });
      }
      return Object.values(deleted);
    });
    gone += counts.reduce((sum, count) => sum + count, 0);
    if (counts.every((count) => count < batchSize) || !(await keep())) return gone;
  }
}
