import type { AssessedBatch, AssessedLoan } from "#app/nightly/assess-book.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { addReminder } from "#db/stores/contact.ts";
import { reminderDue } from "./reminder-due.ts";

/**
 * The nightly step that queues today's reminders: one per loan, reason and day, whatever runs again or beside it. Where
 * a hold stops contact the reminder is written down as held back, with the reason.
 *
 * Nothing is composed here. Text, link and number belong to the moment in which a message leaves: a link is then
 * fresh, a number changed meanwhile is the right one, and a night over a million loans costs only their positions.
 */
export function remindLoans({ clock, ids }: Pick<Services, "clock" | "ids">) {
  return async (tx: Queryable, { day, loans }: AssessedBatch): Promise<void> => {
    const now = clock.now();
    for (const { id: loanId, borrowerId, profile, lang, position } of loans) {
      const reason = reminderDue(position, profileFor(profile, day).contact.reminders);
      if (reason === null) continue;
      const hold = holdOnContact(position);
      await addReminder(tx, {
        id: ids.ordered(now),
        borrowerId,
        loanId,
        template: `reminder:${reason}`,
        lang,
        status: hold === null ? "queued" : "held",
        reason: hold === null ? null : `hold:${hold}`,
        createdAt: now,
        settledAt: hold === null ? null : now,
        dedupeKey: `reminder:${loanId}:${reason}:${day}`,
      });
    }
  };
}

function holdOnContact({ holds }: AssessedLoan["position"]): string | null {
  return holds.find(({ until, scopes }) => until === null && scopes.includes("contact"))?.reason ?? null;
}
