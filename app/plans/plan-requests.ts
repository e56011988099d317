import { withdrawFor } from "#app/staff/approvals/withdraw-approval.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalsOfSubject } from "#db/stores/approvals.ts";
import { borrowerDetails, borrowerSettings } from "#db/stores/borrowers.ts";
import type { Place } from "#db/stores/keyset.ts";
import { loanByNo } from "#db/stores/loans.ts";
import {
  countWaitingPlanRequests,
  latestPlanRequest,
  planRequestByReference,
  type PlanRequest,
  waitingPlanRequests,
} from "#db/stores/plans-requests.ts";

/** A plan request in a list of the desk: enough to choose it, not enough to know the person. */
export interface PlanRequestRow {
  readonly id: string;
  readonly loanId: string;
  /** "PR-2026-3F7K2Q". */
  readonly reference: string;
  readonly status: PlanRequest["status"];
  /** Only the first character of the name. */
  readonly name: string;
  readonly lang: "zh-CN" | "en";
  /** Why it was not accepted at once; codes with words in `staffReasonWords`. */
  readonly reasons: readonly string[];
  readonly createdAt: number;
  /** The answer is promised before this instant. */
  readonly decideBy: number;
  /** Who proposed terms that a second person has yet to look at; null when nobody has. */
  readonly proposedBy: string | null;
}

/** What an approval of a plan request is about. */
export const planRequestSubject = (id: string) => `plan-request:${id}`;

/**
 * Requests that wait for a person, the first to be late first.
 *
 * @param after where the page before ended
 */
export async function listPlanRequests(
  { db, keyring, clock }: Pick<Services, "db" | "keyring" | "clock">,
  after: Place | null,
  limit: number,
): Promise<PlanRequestRow[]> {
  const waiting = await waitingPlanRequests(db.read, after, limit);
  return Promise.all(waiting.map((request) => rowOf(db.read, keyring, request, clock.now())));
}

/** How many wait. */
export async function planRequestsWaiting({ db }: Pick<Services, "db">): Promise<number> {
  return countWaitingPlanRequests(db.read);
}

/** Requests by what a caller reads out: the reference of a request, or a contract number for its latest one. */
export async function findPlanRequests(
  { db, keyring, clock }: Pick<Services, "db" | "keyring" | "clock">,
  typed: string,
): Promise<PlanRequestRow[]> {
  const text = typed.trim();
  const loan = await loanByNo(db.read, text);
  const found = loan
    ? await latestPlanRequest(db.read, loan.id)
    : await planRequestByReference(db.read, text.toUpperCase());
  return found === null ? [] : [await rowOf(db.read, keyring, found, clock.now())];
}

async function rowOf(
  q: Queryable,
  keyring: Services["keyring"],
  request: PlanRequest,
  now: number,
): Promise<PlanRequestRow> {
  const { id, loanId, reference, status, reasons, createdAt, decideBy, borrowerId } = request;
  const person = await borrowerDetails(q, keyring, borrowerId);
  const settings = await borrowerSettings(q, borrowerId);
  const initial = [...(person?.name ?? "")][0];
  return {
    ...{ id, loanId, reference, status, reasons, createdAt, decideBy },
    name: initial ? `${initial} *` : "*",
    lang: settings?.lang ?? "zh-CN",
    proposedBy: (await pendingProposal(q, id, now))?.requestedBy ?? null,
  };
}

/** The proposal for a request that a second person has yet to decide on; null when none waits. */
export async function pendingProposal(q: Queryable, requestId: string, now: number) {
  const asked = await approvalsOfSubject(q, planRequestSubject(requestId));
  return asked.find(({ status, expiresAt }) => status === "pending" && now < expiresAt) ?? null;
}

/** A proposal that waits is over with the request it is about. */
export async function endProposal(tx: Queryable, requestId: string, now: number): Promise<void> {
  const waiting = await pendingProposal(tx, requestId, now);
  if (waiting !== null) await withdrawFor(tx, waiting, now, "request_closed");
}
