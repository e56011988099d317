import type { Services } from "#app/services.ts";
import { closeDay, countMessages, countPayments, firstCountable, lastClosedDay } from "#db/stores/reports-flows.ts";
import { houseDay, instantsOf } from "./house-day.ts";

/**
 * Counts the days that are over, each once: what was sent, held back and paid. A day is counted outside the transaction,
 * because nothing is added to it any more, and kept inside it; two processes at once keep one count.
 *
 * @param keep false stops; the next run goes on with the next day.
 */
export async function closeDays(
  { db, clock }: Pick<Services, "db" | "clock">,
  keep: () => Promise<boolean> = async () => true,
): Promise<number> {
  const today = houseDay(clock.now());
  const last = await lastClosedDay(db.read);
  const first = last === null ? await firstCountable(db.read) : null;
  let day = last === null ? (first === null ? today - 1 : houseDay(first)) : last + 1;
  let closed = 0;
  for (; day < today; day += 1) {
    if (!(await keep())) break;
    const span = instantsOf({ from: day, to: day });
    const counts = [...(await countMessages(db.read, span)), ...(await countPayments(db.read, span))];
    const done = await db.transact(async (tx) => {
      if (((await lastClosedDay(tx)) ?? -1) >= day) return false;
      await closeDay(tx, day, counts);
      return true;
    });
    if (done) closed += 1;
  }
  return closed;
}
