import { openedMark } from "#app/plans/reading-time.ts";
import type { Services } from "#app/services.ts";

/** The mark of a page that has been open for a minute. */
export function openAMinute(services: Pick<Services, "keyring" | "clock">, loanId: string, shown: string): string {
  return openedMark(services, loanId, shown, services.clock.now() - 60_000);
}
