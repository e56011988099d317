import { standingOf, type Standing, todayOf, type Viewer } from "#app/account/standing.ts";
import type { Site } from "#app/contact/send-link.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import { evaluatePromise, type PromiseStanding } from "#app/lending/promise.ts";
import { settledMoney } from "#app/lending/settled-money.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById, loanOfBorrower } from "#db/stores/loans.ts";
import {
  closePromise,
  insertPromise,
  notePromise,
  openPromiseOf,
  promisesOf,
  type StoredPromise,
} from "#db/stores/plans-promises.ts";
import { activePlanOf } from "#db/stores/plans.ts";
import { tellBorrower } from "./write-plan.ts";

type Working = Services & { site: Site };

/** A promise and how the ledger says it stands. */
export interface PromiseView {
  readonly promise: StoredPromise;
  readonly standing: PromiseStanding;
}

/** What a loan's owner may promise, and what became of what was promised. */
export interface PromiseDesk {
  readonly standing: Standing;
  readonly profile: PolicyProfile;
  /** The latest promise that was not taken back; null when there is none in the look-back. */
  readonly latest: PromiseView | null;
  /** Promises of the look-back that were not kept. */
  readonly broken: number;
  /** Why no promise can be made now; null when one can. `broken_before`: a plan or help is offered instead, by policy. */
  readonly closed: "nothing_due" | "plan_runs" | "promise_open" | "broken_before" | null;
  readonly lastDay: EpochDay;
  readonly least: Minor;
  readonly most: Minor;
}

/** How a promise stands on a day, from the money that stands in the ledger. A reversal changes it on the next read. */
export function standingOfPromise(promise: StoredPromise, { entries, position }: Standing): PromiseStanding {
  return evaluatePromise(promise, settledMoney(entries, position.asOf), position.asOf);
}

/** Null for a foreign and for a missing loan. */
export async function readPromiseDesk(
  q: Queryable,
  services: Pick<Services, "clock">,
  viewer: Viewer,
  loanId: string,
): Promise<PromiseDesk | null> {
  const loan = await loanOfBorrower(q, viewer.borrowerId, loanId);
  if (loan === null) return null;
  const today = todayOf(services, viewer);
  const profile = profileFor(loan.profile, today);
  const standing = standingOf(loan, await ledgerOf(q, loan.id), today);
  const all = await promisesOf(q, loan.id, today - profile.promise.lookBackDays);
  const counting = all.filter(({ cancelledAt }) => cancelledAt === null);
  const views = counting.map((promise) => ({ promise, standing: standingOfPromise(promise, standing) }));
  const latest = views[0] ?? null;
  const broken = views.filter((view) => view.standing.state === "broken" || view.standing.state === "partial").length;
  const planned = (await activePlanOf(q, loan.id)) !== null;
  const closed =
    latest?.standing.state === "pending"
      ? "promise_open"
      : planned
        ? "plan_runs"
        : standing.position.upToDate === 0
          ? "nothing_due"
          : broken >= profile.promise.brokenBeforeOffersChange
            ? "broken_before"
            : null;
  return {
    standing,
    profile,
    latest,
    broken,
    closed,
    lastDay: today + profile.promise.maxDaysAhead,
    least: Math.min(profile.promise.minMinor, standing.position.upToDate),
    most: standing.position.upToDate,
  };
}

export type PromiseOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_found" | "closed" | "amount_out_of_range" | "date_out_of_range" };

/** Makes a promise within the policy's window. One arrangement per loan: a plan or another promise closes the way. */
export async function makePromise(
  services: Working,
  viewer: Viewer,
  loanId: string,
  given: { readonly amount: Minor; readonly on: EpochDay },
): Promise<PromiseOutcome> {
  return services.db.transact(async (tx) => {
    const desk = await readPromiseDesk(tx, services, viewer, loanId);
    if (desk === null) return { ok: false, reason: "not_found" };
    const { profile, standing, closed, lastDay, least, most } = desk;
    const today = standing.position.asOf;
    if (closed !== null) return { ok: false, reason: "closed" };
    if (given.amount < least || given.amount > most) return { ok: false, reason: "amount_out_of_range" };
    if (given.on < today || given.on > lastDay) return { ok: false, reason: "date_out_of_range" };
    const now = services.clock.now();
    // One that was settled by the ledger but not looked at tonight yet still holds the place.
    const open = await openPromiseOf(tx, loanId);
    if (open !== null) await closePromise(tx, open, now);
    await insertPromise(tx, {
      loanId,
      id: services.ids.ordered(now),
      borrowerId: viewer.borrowerId,
      amount: given.amount,
      currency: standing.position.currency,
      madeOn: today,
      promisedOn: given.on,
      graceDays: profile.promise.graceDays,
      policyId: profile.id,
      createdAt: now,
      noted: "pending",
      notedAt: now,
    });
    await audit(tx, now, `borrower:${viewer.borrowerId}`, "promise.made", loanId);
    return { ok: true };
  });
}

/** Takes a pending promise back; it then counts for nothing. */
export async function cancelPromise(services: Working, viewer: Viewer, loanId: string): Promise<boolean> {
  return services.db.transact(async (tx) => {
    const desk = await readPromiseDesk(tx, services, viewer, loanId);
    if (desk?.latest?.standing.state !== "pending") return false;
    const now = services.clock.now();
    await notePromise(tx, desk.latest.promise, { cancelledAt: now });
    await closePromise(tx, desk.latest.promise, now);
    await audit(tx, now, `borrower:${viewer.borrowerId}`, "promise.cancelled", loanId);
    return true;
  });
}

/** Why a promise was not kept, as a code that the borrower chose. */
export async function explainPromise(
  services: Working,
  viewer: Viewer,
  loanId: string,
  reason: NonNullable<StoredPromise["reason"]>,
): Promise<boolean> {
  return services.db.transact(async (tx) => {
    const desk = await readPromiseDesk(tx, services, viewer, loanId);
    const state = desk?.latest?.standing.state;
    if (!desk?.latest || (state !== "broken" && state !== "partial")) return false;
    await notePromise(tx, desk.latest.promise, { reason });
    return true;
  });
}

/**
 * The nightly look at one promise: reminders before its day, and what the ledger says now. What was noted changes whenever
 * the ledger does, in both directions; a settled one frees the loan, a broken one brings one message.
 */
export async function reviewPromise(services: Working, promise: StoredPromise, zone: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const loan = await loanById(tx, promise.loanId);
    if (loan === null) return;
    const today = todayOf(services, { timeZone: zone });
    const standing = standingOf(loan, await ledgerOf(tx, loan.id), today);
    const { state } = standingOfPromise(promise, standing);
    const now = services.clock.now();
    const tell = (template: string, once: string) =>
      tellBorrower(tx, services, {
        borrowerId: promise.borrowerId,
        loanId: promise.loanId,
        template,
        purpose: "reminder",
        dedupeKey: `${template}:${promise.id}:${once}`,
      });
    const ahead = promise.promisedOn - today;
    if (state === "pending" && profileFor(loan.profile, today).promise.remindDaysBefore.includes(ahead))
      await tell("promise-reminder", String(ahead));
    if (state === promise.noted) return;
    await notePromise(tx, promise, { noted: state, notedAt: now });
    if (state !== "pending") await closePromise(tx, promise, now);
    await audit(tx, now, "system", `promise.${state}`, promise.loanId);
    if (state === "broken" || state === "partial") await tell("promise-broken", "once");
  });
}

async function audit(tx: Queryable, at: number, actor: string, action: string, loanId: string): Promise<void> {
  await recordAudit(tx, { at, actor, category: "repayment", action, object: `loan:${loanId}`, outcome: "noted" });
}
