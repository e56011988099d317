import type { Queryable } from "#db/engine/database.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import { liveOfferOf } from "#db/stores/hardship-offers.ts";
import type { CaseState } from "#db/schema/hardship.ts";
import { waitingForUs } from "./states.ts";

/** What a loan's home says of a request for help: its state and the instant that goes with it. */
export interface HelpNow {
  readonly state: CaseState;
  /** Whether an answer is owed by us. */
  readonly ours: boolean;
  /** First instant after which it is over; unix milliseconds. Null where no such day is known. */
  readonly until: number | null;
  /** Last day of what was agreed. */
  readonly reliefUntil: number | null;
  readonly asked: boolean;
}

/** The latest request on a loan while it matters on the first page; null when there is none, or it is over. */
export async function readHelpNow(q: Queryable, loanId: string): Promise<HelpNow | null> {
  const found = await latestCaseOf(q, loanId);
  if (found === null || found.state === "ended" || found.state === "withdrawn") return null;
  const { state, reliefUntil } = found;
  const over = state === "refused" || state === "declined" || state === "expired";
  if (over && found.protectedUntil === null) return null;
  const offer = state === "offered" ? await liveOfferOf(q, found.id) : null;
  return {
    ...{ state, reliefUntil, ours: waitingForUs.includes(state) },
    until: over ? found.protectedUntil : state === "offered" ? (offer?.expiresAt ?? null) : found.dueAt,
    asked: state === "review" && found.checkInAnswer === null,
  };
}
