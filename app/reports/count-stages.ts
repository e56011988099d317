import type { NightlyStep } from "#app/nightly/assess-book.ts";
import type { Services } from "#app/services.ts";
import { addStageCounts, clearStageDay, noteStages, type StageCount } from "#db/stores/reports-stages.ts";

/**
 * The nightly step that writes the book by stage: a few counts per batch, and one row for every loan that moved. It
 * counts what the look at the book has worked out anyway; nothing is replayed.
 */
export function countStages({ clock }: Pick<Services, "clock">): NightlyStep {
  return async (tx, { timeZone, day, loans, first }) => {
    if (first) await clearStageDay(tx, { timeZone, day });
    const counts = new Map<string, StageCount>();
    for (const { profile, position } of loans) {
      const { stage, currency, payoff, upToDate } = position;
      const key = `${profile}|${currency}|${stage}`;
      const count = counts.get(key) ?? { profile, currency, stage, loans: 0, owed: 0, overdue: 0 };
      count.loans += 1;
      count.owed += payoff.total;
      count.overdue += upToDate;
      counts.set(key, count);
    }
    await addStageCounts(tx, { timeZone, day, at: clock.now() }, [...counts.values()]);
    await noteStages(
      tx,
      day,
      loans.map(({ id, position }) => ({ loanId: id, stage: position.stage })),
    );
  };
}
