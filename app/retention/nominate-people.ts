import type { AssessedBatch, AssessedLoan } from "#app/nightly/assess-book.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { loansEnd, nominateByRetention } from "#db/stores/retention.ts";
import { keptThrough } from "./terms.ts";

/**
 * The nightly step that notes whose time is over: every loan settled, and longer ago than the profiles of the loans
 * want their papers kept. All loans of a person are in one batch. Erasing itself is another job, which looks again.
 */
export function nominatePeople({ clock }: Pick<Services, "clock">) {
  return async (tx: Queryable, { day, loans }: AssessedBatch): Promise<void> => {
    const running = new Set(
      loans.filter(({ position }) => position.stage !== "settled").map((loan) => loan.borrowerId),
    );
    const ended = new Map<string, AssessedLoan[]>();
    for (const loan of loans) {
      if (running.has(loan.borrowerId)) continue;
      ended.set(loan.borrowerId, [...(ended.get(loan.borrowerId) ?? []), loan]);
    }
    for (const [borrowerId, own] of ended) {
      const profiles = [...new Set(own.map(({ profile }) => profile))];
      // What the position knows already spares most of the settled book the question below, every night.
      const atLeast = Math.max(...own.map(({ position }) => position.payments.at(-1)?.effective ?? 0));
      if (keptThrough(profiles, atLeast) >= day) continue;
      const { lastDay } = await loansEnd(tx, borrowerId);
      if (lastDay === null || keptThrough(profiles, lastDay) >= day) continue;
      await nominateByRetention(tx, borrowerId, clock.now());
    }
  };
}
