import { standingOf, todayOf } from "#app/account/standing.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { insertMessage } from "#db/stores/contact.ts";
import { ledgersOf } from "#db/stores/ledger.ts";
import { type Loan, loansAfter } from "#db/stores/loans.ts";
import { type ReminderReason, reminderDue } from "./reminder-due.ts";
import { type Site, sendLink } from "./send-link.ts";

const batchSize = 200;

/** What a walk over the book did. */
export interface ReminderRun {
  loans: number;
  queued: number;
  held: number;
}

/**
 * Queues today's reminders for the whole book. A loan gets one per reason and day, however often this runs and in how
 * many processes; where a hold stops contact the reminder is written down as held back, with the reason.
 *
 * @param keep called between batches; false stops the walk, which can be taken up again at any time.
 */
export async function remindBook(
  services: Services & { site: Site },
  keep: () => Promise<boolean> = async () => true,
): Promise<ReminderRun> {
  const run: ReminderRun = { loans: 0, queued: 0, held: 0 };
  let after = "";
  for (;;) {
    const loans = await loansAfter(services.db.read, after, batchSize);
    const last = loans.at(-1);
    if (!last || !(await keep())) return run;
    const ledgers = await ledgersOf(
      services.db.read,
      loans.map((loan) => loan.id),
    );
    for (const loan of loans) {
      const outcome = await remindOf(services, loan, ledgers.get(loan.id) ?? []);
      if (outcome) run[outcome] += 1;
    }
    run.loans += loans.length;
    after = last.id;
  }
}

async function remindOf(
  services: Services & { site: Site },
  loan: Loan,
  entries: Parameters<typeof standingOf>[1],
): Promise<"queued" | "held" | null> {
  const settings = await borrowerSettings(services.db.read, loan.borrowerId);
  if (!settings) return null;
  const today = todayOf(services, settings);
  const { position } = standingOf(loan, entries, today);
  const reason = reminderDue(position, profileFor(loan.profile, today).contact.reminders);
  if (reason === null) return null;
  const dedupeKey = `reminder:${loan.id}:${reason}:${today}`;
  const hold = position.holds.find((each) => each.until === null && each.scopes.includes("contact"));
  return services.db.transact(async (tx) => {
    if (hold)
      return (await insertHeld(tx, services, loan, settings.lang, { reason, hold: hold.reason, dedupeKey }))
        ? "held"
        : null;
    const message = { borrowerId: loan.borrowerId, loanId: loan.id, dedupeKey };
    const sent = await sendLink(tx, services, { ...message, purpose: "reminder", template: `reminder:${reason}` });
    return sent === "queued" ? "queued" : null;
  });
}

async function insertHeld(
  tx: Parameters<typeof insertMessage>[0],
  { clock, ids }: Services,
  loan: Loan,
  lang: "zh-CN" | "en",
  held: { reason: ReminderReason; hold: string; dedupeKey: string },
): Promise<boolean> {
  const now = clock.now();
  return insertMessage(tx, {
    id: ids.ordered(now),
    borrowerId: loan.borrowerId,
    loanId: loan.id,
    channel: "sms",
    template: `reminder:${held.reason}`,
    lang,
    contentSealed: null,
    status: "held",
    reason: `hold:${held.hold}`,
    purpose: "reminder",
    createdAt: now,
    settledAt: now,
    dedupeKey: held.dedupeKey,
  });
}
