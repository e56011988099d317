import type { EpochDay } from "./calendar.ts";
import { partOfPeriod, regularFraction } from "./daycount.ts";
import { levelInstalment, type LevelPeriod } from "./instalment.ts";
import { chargeableRate, interestOf, interestOfParts } from "./interest.ts";
import type { Entry } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { Ppm } from "./rate.ts";
import type { InterestFormula } from "./schedule.ts";
import { itemInterest, openOf, type Row, type State } from "./state.ts";

/** What an instalment aims at, for loans whose interest follows what really happens. */
export interface RowPlan {
  /** The level instalment; null where the principal is fixed and the interest comes on top. */
  level: Minor | null;
  principal: Minor;
  /** Interest that does not depend on days (carried from arrears). */
  readonly carried: Minor;
  /** Its interest is not asked for here: the first instalment after the grace collects it. */
  readonly postpones: boolean;
  /** Principal paid beyond the instalment: asked for and paid on the same day. */
  extra: Minor;
  /** The day it was settled before it was due: later nights belong to the next instalment. */
  frozenAt: EpochDay | null;
}

/** Principal that came or went at the end of a day. */
export interface Flow {
  readonly day: EpochDay;
  readonly delta: Minor;
}

/** What is needed to compute interest by what really happened. Null in a State whose schedule stands as signed. */
export interface Pricing {
  readonly followsPayments: boolean;
  readonly flows: Flow[];
  readonly rates: { readonly from: EpochDay; readonly ratePpm: Ppm }[];
  readonly plans: Map<number, RowPlan>;
  /** All principal ever paid out or capitalised. */
  principal: Minor;
  /** Prepaid principal that the next principal portions use up, from the row after. */
  readonly prepaid: { readonly after: EpochDay; amount: Minor }[];
}

/** Whether the interest of a loan has to be computed from its ledger instead of being read from the schedule. */
export function needsPricing(state: Pick<State, "contract" | "held">, entries: readonly Entry[]): boolean {
  if (state.contract.product.interest === "recalculated") return true;
  if (entries.some(({ kind }) => kind === "rate-change" || kind === "disbursement")) return true;
  return state.held.some((span) => span.scopes.includes("interest"));
}

/** Plans for rows as scheduled. */
export function planOf(row: Row, level: boolean, postpones = false, collects = false): RowPlan {
  const { principal } = row.owed;
  const fixed = row.formula === null || !level || postpones;
  return {
    level: fixed ? null : principal + (row.formula === null ? 0 : interestOf(row.formula)),
    principal,
    carried: postpones || collects ? 0 : row.carried,
    postpones,
    extra: 0,
    frozenAt: null,
  };
}

/**
 * Computes interest and principal of the instalments again, from what happened until a day. "payable": interest as grown by
 * that day, as if everything ended then. "projected": what is overdue is taken as paid on the day, the rest on its due day.
 * A night belongs to the day it ends on; each instalment is rounded half-even once.
 */
export function reprice(state: State, day: EpochDay, mode: "payable" | "projected"): void {
  const pricing = state.pricing;
  if (pricing === null) return;
  const rows = state.rows.filter((row) => row.kind === "instalment");
  const flows = pricing.followsPayments
    ? [{ day: state.contract.startDay, delta: state.contract.principal }, ...pricing.flows]
    : [
        { day: state.contract.startDay, delta: state.contract.principal },
        ...pricing.flows.filter(({ delta }) => delta > 0),
      ];
  flows.sort((a, b) => a.day - b.day);
  // An instalment that asked for nothing yesterday may ask for interest today.
  state.firstOpen = 0;
  let remaining = pricing.principal;
  const prepaidAhead = [...pricing.prepaid];
  let prepaid = 0;
  let postponed = 0;
  let start = state.contract.startDay;
  for (const row of state.rows) {
    const plan = pricing.plans.get(row.nr);
    if (plan === undefined || row.kind === "charges") continue;
    if (row.kind === "moved") {
      // Its nights have been asked for: what was open of them is in the new instalments.
      remaining -= row.owed.principal - itemPrincipal(row, false);
      if (row.settledOn === null || row.due > row.settledOn) continue;
      start = Math.max(start, row.due);
      // Overdue principal bears contract interest again from the day of the terms.
      if (pricing.followsPayments) continue;
      const stayed = row.owed.principal - itemPrincipal(row, false);
      flows.push({ day: row.due, delta: -plan.principal }, { day: row.settledOn, delta: plan.principal - stayed });
      continue;
    }
    const isLast = row === rows.at(-1);
    // A loan that had been paid off and gets more money: the last instalment takes it.
    if (isLast && remaining > row.owed.principal - itemPrincipal(row, false)) plan.frozenAt = null;
    const begun = start < day && state.contract.product.earlyInterest === "to-due-day";
    const grown = mode === "projected" || begun ? row.due : Math.max(start, Math.min(row.due, day));
    const end = plan.frozenAt ?? grown;
    if (plan.frozenAt === null) {
      const flat = state.contract.product.method === "flat";
      const parts = flat ? [] : accrue(state, rows, flows, start, end);
      const computed = interestOfParts(parts);
      let principal = plan.level === null ? plan.principal : Math.max(0, plan.level - computed);
      while ((prepaidAhead[0]?.after ?? row.due) < row.due) prepaid += prepaidAhead.shift()?.amount ?? 0;
      if (prepaid > 0) {
        const used = Math.min(prepaid, principal);
        principal -= used;
        prepaid -= used;
      }
      const settled = row.paid.principal + row.waived.principal - itemPrincipal(row, true);
      principal = isLast ? remaining : Math.min(remaining, Math.max(principal + plan.extra, settled));
      row.owed.principal = principal + itemPrincipal(row, false);
      // Flat interest is agreed for the whole term: no payment, rate or pause changes it.
      if (!flat) {
        row.carried = plan.postpones ? -computed : plan.carried + postponed;
        postponed = plan.postpones ? postponed + computed : 0;
        row.owed.interest = Math.max(
          computed + row.carried + itemInterest(row),
          row.paid.interest + row.waived.interest,
        );
        row.parts = parts;
      }
    }
    remaining -= row.owed.principal - itemPrincipal(row, false);
    start = Math.max(start, end);
    if (!pricing.followsPayments)
      flows.push({ day: row.due, delta: -(row.owed.principal - itemPrincipal(row, false)) });
    else if (mode === "projected") flows.push({ day: Math.max(row.due, day), delta: -openOf(row, "principal") });
  }
}

function itemPrincipal(row: Row, paid: boolean): Minor {
  let sum = 0;
  for (const item of row.items ?? []) if (item.component === "principal") sum += paid ? item.paid : item.amount;
  return sum;
}

/** The stretches of interest between two days: one for each balance, rate, hold and nominal period. */
export function accrue(
  state: State,
  rows: readonly Row[],
  flows: readonly Flow[],
  start: EpochDay,
  end: EpochDay,
): InterestFormula[] {
  if (end <= start) return [];
  const { pricing, contract } = state;
  const cuts = new Set<number>([start, end]);
  const cut = (at: number) => {
    if (at > start && at < end) cuts.add(at);
  };
  for (const flow of flows) cut(flow.day);
  for (const row of rows) cut(row.due);
  for (const rate of pricing?.rates ?? []) cut(rate.from - 1);
  for (const span of state.held) {
    cut(span.from - 1);
    cut(span.until - 1);
  }
  const days = [...cuts].sort((a, b) => a - b);
  const parts: InterestFormula[] = [];
  for (let index = 1; index < days.length; index += 1) {
    const from = days[index - 1] ?? start;
    const to = days[index] ?? end;
    const ratePpm = rateOn(state, to);
    const base = flows.reduce((sum, flow) => (flow.day <= from ? sum + flow.delta : sum), 0);
    const held = state.held.some((span) => span.scopes.includes("interest") && span.from <= to && span.until > to);
    if (base <= 0 || ratePpm === 0 || held) continue;
    const period = rows.find((row) => row.due >= to && row.from < row.due) ?? rows[rows.length - 1];
    if (period === undefined) continue;
    const whole =
      period.formula ?? regularFraction(contract.product.dayCount, contract.product.frequency, period.from, period.due);
    const fraction =
      from === period.from && to === period.due
        ? { numerator: whole.numerator, denominator: whole.denominator }
        : partOfPeriod(contract.product.dayCount, period, whole, from, to);
    parts.push({ base, ratePpm, ...fraction });
  }
  return parts;
}

/** The yearly rate of the night that ends on a day. */
export function rateOn(state: State, day: EpochDay): Ppm {
  let rate = state.contract.annualRatePpm;
  for (const change of state.pricing?.rates ?? []) if (change.from <= day) rate = change.ratePpm;
  return chargeableRate(state.contract, rate);
}

/**
 * Solves the level instalment again for the instalments due after a day, on the balance that the schedule leaves for them.
 * `added` is money paid out on the day. A prepayment never raises the instalment.
 */
export function resolveLevel(state: State, day: EpochDay, added: Minor, mayRise: boolean): void {
  const pricing = state.pricing;
  if (pricing === null || state.contract.product.method !== "equal-instalment") return;
  const rows = state.rows.filter((row) => row.kind === "instalment");
  const ahead = rows.filter((row) => row.due > day && pricing.plans.get(row.nr)?.frozenAt === null);
  const first = ahead[0];
  if (first === undefined) return;
  const done = rows
    .filter((row) => !ahead.includes(row))
    .reduce((sum, row) => sum + row.owed.principal - itemPrincipal(row, false), 0);
  const started = first.from < day;
  const balance = pricing.principal - done - (started ? added : 0);
  const periods = ahead.map((row) =>
    levelPeriod(state, row, row === first && started && added > 0 ? { day, amount: added } : null),
  );
  const level = levelInstalment(balance, periods, state.contract.product.instalment);
  for (const row of ahead) {
    const plan = pricing.plans.get(row.nr);
    if (plan === undefined || plan.level === null) continue;
    plan.level = mayRise ? level : Math.min(level, plan.level);
  }
}

function levelPeriod(
  state: State,
  row: Row,
  added: { readonly day: EpochDay; readonly amount: Minor } | null,
): LevelPeriod {
  const { product } = state.contract;
  const whole = row.formula ?? regularFraction(product.dayCount, product.frequency, row.from, row.due);
  const fraction =
    product.instalment.solvedWith === "equal" ? regularFraction("30/360", product.frequency, row.from, row.due) : whole;
  const ratePpm = rateOn(state, row.due);
  const changes = (state.pricing?.rates ?? [])
    .map(({ from }) => from - 1)
    .filter((at) => at > row.from && at < row.due);
  const days = [row.from, ...changes, row.due];
  const growth =
    changes.length === 0
      ? undefined
      : days.slice(1).map((to, index) => ({
          ratePpm: rateOn(state, to),
          fraction: partOfPeriod(product.dayCount, row, whole, days[index] ?? row.from, to),
        }));
  return {
    ratePpm,
    fraction,
    pays: true,
    ...(growth === undefined ? {} : { growth }),
    ...(added === null
      ? {}
      : {
          added: [
            { amount: added.amount, ratePpm, fraction: partOfPeriod(product.dayCount, row, whole, added.day, row.due) },
          ],
        }),
  };
}
