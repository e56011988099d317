import { assessBook } from "#app/nightly/assess-book.ts";
import type { Services } from "#app/services.ts";
import { remindLoans } from "./remind-loans.ts";

/** Queues today's reminders for the whole book: the nightly look with this one step. */
export async function remindBook(services: Services): Promise<number> {
  return assessBook(services, [remindLoans(services)]);
}
