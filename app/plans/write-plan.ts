import type { Standing } from "#app/account/standing.ts";
import { sendLink, type Site } from "#app/contact/send-link.ts";
import type { ContactPurpose } from "#app/policy/contact-window.ts";
import { totalOf } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { PayCycle } from "#app/lending/pay-cycle.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { closePromise, notePromise, type StoredPromise } from "#db/stores/plans-promises.ts";
import { closePlan, insertPlan, notePlanEvent, type Plan } from "#db/stores/plans.ts";
import type { DrawnInstalment } from "./plan-cost.ts";
import { nextNumber, planEntry, planRows } from "./plan-entry.ts";
import type { PlanGround } from "./plan-ground.ts";

/** A plan that is about to be written. */
export interface NewPlan {
  readonly standing: Standing;
  readonly ground: PlanGround;
  readonly drawn: readonly DrawnInstalment[];
  readonly cycle: PayCycle;
  readonly running: Plan | null;
  readonly promise: StoredPromise | null;
  readonly shown: string;
  /** `online`, `skip`, or the id of a request that staff granted. */
  readonly origin: string;
  /** Slips used up by what leads to this plan. */
  readonly slips: number;
  /** Where several loans are agreed as one: what they share, and the reference of this one. */
  readonly bundle?: { readonly id: string; readonly reference: string };
}

type Writing = Omit<Services, "db">;

/**
 * Writes a plan into the ledger and beside it, inside the caller's transaction: the schedule that carries it, the hold of
 * the same day, the plan itself, its first event. A promise gives way to it; a plan that it replaces is closed and kept.
 *
 * @returns null when the ledger would not add up afterwards; then nothing has been written, and it is for a person.
 */
export async function writePlan(tx: Queryable, { clock, ids }: Writing, given: NewPlan): Promise<Plan | null> {
  const { standing, ground, drawn, cycle, running, promise } = given;
  const { loan } = standing;
  const now = clock.now();
  const id = ids.ordered(now);
  const firstNr = nextNumber(standing);
  const schedule = scheduleOf(given, ids.ordered(now), now);
  if (!addsUp(given, schedule)) return null;
  const total = drawn.reduce((sum, { amount }) => sum + amount, 0);

  if (promise !== null) {
    await notePromise(tx, promise, { cancelledAt: now });
    await closePromise(tx, promise, now);
  }
  if (running !== null) {
    await closePlan(tx, running, "replaced", now);
    await notePlanEvent(tx, planEvent(running, ids.ordered(now), "replaced", now, ground.today, { by: id }));
    await endHold(tx, { clock, ids }, running, ground.today);
  }
  const holdEntry = await startHolds(tx, { clock, ids }, { loanId: loan.id, id }, ground);
  await appendEntry(tx, loan.id, schedule, `plan:${id}:schedule`, now);
  const slipsInAll = ground.rules.breakRule.slipsInAll;
  const plan: Plan = {
    loanId: loan.id,
    id,
    borrowerId: loan.borrowerId,
    reference: given.bundle?.reference ?? referenceOf("FA", now, ids.random()),
    bundleId: given.bundle?.id ?? null,
    status: "active",
    agreedOn: ground.today,
    agreedAt: now,
    endedAt: null,
    replacesId: running?.id ?? null,
    arrearsSince: ground.arrearsSince,
    currency: ground.currency,
    spread: { ...ground.spread },
    total,
    extraCost: total - ground.owed,
    cycle,
    instalments: drawn.map(({ number, due, amount, interest, parts }) => ({
      number,
      nr: firstNr + number - 1,
      due,
      amount,
      interest,
      parts: { ...parts },
    })),
    rules: {
      ...ground.rules,
      breakRule: {
        ...ground.rules.breakRule,
        slipsInAll: slipsInAll === null ? null : Math.max(1, slipsInAll - given.slips),
      },
    },
    policyId: ground.profile.id,
    origin: given.origin,
    holdEntry,
    scheduleEntry: schedule.id,
  };
  await insertPlan(tx, plan);
  await notePlanEvent(
    tx,
    planEvent(plan, ids.ordered(now), "agreed", now, ground.today, { total, count: drawn.length }),
  );
  return plan;
}

/** The ledger entry that carries a plan. */
function scheduleOf({ standing, ground, drawn, shown }: NewPlan, id: string, now: number): Entry {
  const rows = planRows(drawn, ground.interest, ground.today, nextNumber(standing));
  return { ...planEntry(standing, ground.replaces, rows, "plan"), id, enteredAt: now, shownHash: shown };
}

/** Whether the ledger adds up with a plan in it: up to date today, the plan asks for its total, the principal is the same. */
export function addsUp(given: NewPlan, schedule: Entry = scheduleOf(given, "planned", 0)): boolean {
  const { loan, entries, position } = given.standing;
  const firstNr = nextNumber(given.standing);
  const after = positionOf(loan.contract, loan.schedule, [...entries, schedule], position.asOf);
  const planned = after.instalments
    .filter(({ nr }) => nr >= firstNr)
    .reduce((sum, row) => sum + totalOf(row.outstanding), 0);
  const total = given.drawn.reduce((sum, { amount }) => sum + amount, 0);
  return after.upToDate === 0 && planned === total && after.principalLeft === position.principalLeft;
}

type Named = Pick<Plan, "loanId" | "id">;

/**
 * Contact stops on the day itself. Penalty stops after it: the amount that was shown and is spread holds that day's penalty
 * already, and from the next day on nothing is added. @returns the id of the first entry.
 */
async function startHolds(
  tx: Queryable,
  { clock, ids }: Pick<Writing, "clock" | "ids">,
  { loanId, id }: Named,
  { rules, today }: PlanGround,
): Promise<string> {
  const now = clock.now();
  const written: string[] = [];
  for (const [scope, effective] of [
    ["contact", today],
    ["penalty", today + 1],
  ] as const) {
    if (!rules.holdScopes.includes(scope)) continue;
    const hold = holdName(id, scope);
    const entry: Entry = {
      kind: "hold-start",
      id: ids.ordered(now),
      effective,
      enteredAt: now,
      hold,
      scopes: [scope],
      reason: "plan",
    };
    await appendEntry(tx, loanId, entry, `${hold}:start`, now);
    written.push(entry.id);
  }
  return written[0] ?? "";
}

/** Ends what a plan held: contact is possible again on the day, penalty can run again from the day after. */
export async function endHold(
  tx: Queryable,
  { clock, ids }: Pick<Writing, "clock" | "ids">,
  plan: Named & Pick<Plan, "rules">,
  day: number,
): Promise<void> {
  const now = clock.now();
  for (const [scope, effective] of [
    ["contact", day],
    ["penalty", day + 1],
  ] as const) {
    if (!plan.rules.holdScopes.includes(scope)) continue;
    const hold = holdName(plan.id, scope);
    const entry: Entry = { kind: "hold-end", id: ids.ordered(now), effective, enteredAt: now, hold };
    await appendEntry(tx, plan.loanId, entry, `${hold}:end`, now);
  }
}

function holdName(planId: string, scope: "contact" | "penalty"): string {
  return `plan:${planId}:${scope}`;
}

/** The row of an event; what it tells of happens once per plan, kind and `once`. */
export function planEvent(
  plan: Pick<Plan, "loanId" | "id">,
  id: string,
  kind: Parameters<typeof notePlanEvent>[1]["kind"],
  at: number,
  day: number,
  details: Record<string, string | number | null>,
  once = "",
): Parameters<typeof notePlanEvent>[1] {
  const dedupeKey = `${plan.id}:${kind}${once === "" ? "" : `:${once}`}`;
  return { loanId: plan.loanId, planId: plan.id, id, kind, at, day, details, dedupeKey };
}

/** A neutral message with a fresh link: there is something to read. It tells nothing itself. */
export async function tellBorrower(
  tx: Queryable,
  services: Writing & { site: Site },
  message: { borrowerId: string; loanId: string; template: string; dedupeKey: string; purpose?: ContactPurpose },
): Promise<void> {
  await sendLink(tx, services, { purpose: "case_message", ...message });
}

/** A reference that people can read to each other: "FA-2026-3F7K2Q". */
export function referenceOf(series: string, at: number, random: string): string {
  return `${series}-${new Date(at).getUTCFullYear()}-${random.slice(0, 6).toUpperCase()}`;
}
