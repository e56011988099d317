import type { EpochDay } from "./calendar.ts";
import { type Minor, mulDiv } from "./money.ts";
import { type PayFrequency, toMonthly } from "./pay-cycle.ts";
import { type Ppm, WHOLE } from "./rate.ts";

/** One line of a budget as the person gave it. */
export interface BudgetLine {
  readonly code: string;
  /** Minor units per `every`; 0 or more. */
  readonly amount: Minor;
  readonly every: PayFrequency;
}

/** An essential cost. `living` marks what a protected allowance stands for: food, clothes, household. Rent is not living. */
export interface EssentialLine extends BudgetLine {
  readonly living: boolean;
}

/** What comes in and what must go out. `household` counts people by the codes of the allowance table. */
export interface Budget {
  readonly income: readonly BudgetLine[];
  readonly essentials: readonly EssentialLine[];
  readonly priorityDebts: readonly BudgetLine[];
  readonly household: Readonly<Record<string, number>>;
}

/** A table of protected living allowances from the day it came into force. Monthly minor units per person of each code. */
export interface AllowanceTable {
  readonly from: EpochDay;
  readonly version: string;
  readonly monthly: Readonly<Record<string, Minor>>;
}

/** The policy's side. `allowances` empty = the profile protects no fixed amount. Shares are of the surplus. */
export interface AffordabilityRule {
  readonly allowances: readonly AllowanceTable[];
  /** Put aside before anything is offered: a share of what is left, up to a monthly amount. Null: none. */
  readonly savings: { readonly share: Ppm; readonly maxMonthly: Minor } | null;
  /** Where the suggestion starts: 500000 = half of what is left. */
  readonly startShare: Ppm;
  /** Above this share a person at the lender looks at it first: 900000. */
  readonly staffShare: Ppm;
}

/** Monthly totals in minor units. surplus = income − essentials − topUp − priorityDebts − savings; may be negative. */
export interface BudgetTotals {
  readonly income: Minor;
  readonly essentials: Minor;
  /** The protected allowance for this household. */
  readonly allowance: Minor;
  /** What the allowance adds to the living costs named, so that never less than the allowance is protected, nor both. */
  readonly topUp: Minor;
  readonly priorityDebts: Minor;
  readonly savings: Minor;
  readonly surplus: Minor;
}

/** Why a budget cannot be judged here and goes to a person, never to "no". */
export type StaffReason = "figures_not_usable" | "no_allowance_in_force" | "household_not_in_table";

export type AffordabilityOutcome =
  | { readonly kind: "plan"; readonly start: Minor; readonly ceiling: Minor }
  | { readonly kind: "hardship"; readonly reasons: readonly ["nothing_left" | "spending_above_income"] }
  | { readonly kind: "staff"; readonly reasons: readonly StaffReason[] };

/** A judged budget. Lines are the given ones in minor units a month; totals are the sums of exactly these. */
export interface Affordability {
  readonly lines: Readonly<Record<"income" | "essentials" | "priorityDebts", readonly MonthlyLine[]>>;
  readonly totals: BudgetTotals | null;
  readonly allowanceVersion: string | null;
  readonly outcome: AffordabilityOutcome;
}

export interface MonthlyLine {
  readonly code: string;
  readonly monthly: Minor;
}

/** The table in force on a day: the latest that has begun. Null when none has. */
export function allowanceOn(tables: readonly AllowanceTable[], on: EpochDay): AllowanceTable | null {
  let found: AllowanceTable | null = null;
  for (const table of tables) if (table.from <= on && (found === null || table.from > found.from)) found = table;
  return found;
}

/**
 * Surplus and what follows from it. Each line becomes monthly by one half-even rounding (52/12, 26/12, 13/12), then only sums.
 * Surplus of zero or less → hardship. More → a plan that starts at `startShare` of it (rounded down) with `staffShare` as
 * the most that is accepted without a person. Figures that cannot be used → staff. Sources: HMRC's half of what is left;
 * county courts' disposable income with an allowance by date; the Standard Financial Statement's small savings line.
 */
export function assessAffordability(budget: Budget, rule: AffordabilityRule, on: EpochDay): Affordability {
  const table = allowanceOn(rule.allowances, on);
  const allowanceVersion = table?.version ?? null;
  const reasons = reasonsAgainst(budget, rule, table);
  if (reasons.length > 0) {
    const lines = { income: [], essentials: [], priorityDebts: [] };
    return { lines, totals: null, allowanceVersion, outcome: { kind: "staff", reasons } };
  }

  const lines = {
    income: budget.income.map(monthlyLine),
    essentials: budget.essentials.map(monthlyLine),
    priorityDebts: budget.priorityDebts.map(monthlyLine),
  };
  const living = sum(budget.essentials.filter((line) => line.living).map(monthlyLine));
  const allowance = table === null ? 0 : allowanceFor(budget.household, table);
  const topUp = Math.max(0, allowance - living);
  const income = sum(lines.income);
  const essentials = sum(lines.essentials);
  const priorityDebts = sum(lines.priorityDebts);
  const left = income - essentials - topUp - priorityDebts;
  const savings =
    left > 0 && rule.savings !== null ? Math.min(rule.savings.maxMonthly, shareOf(left, rule.savings.share)) : 0;
  const surplus = left - savings;
  const totals = { income, essentials, allowance, topUp, priorityDebts, savings, surplus };
  return { lines, totals, allowanceVersion, outcome: outcomeOf(surplus, rule) };
}

/** What an amount a month means against a judged budget. `share` is of the surplus, half-even to one ppm. */
export type AmountVerdict =
  | { readonly kind: "accept"; readonly share: Ppm; readonly aboveStart: boolean }
  | { readonly kind: "staff"; readonly share: Ppm | null; readonly reasons: readonly string[] }
  | { readonly kind: "hardship" };

/** Judges an amount a month: up to the ceiling accepted, above it to staff; without a surplus it is hardship. */
export function judgeAmount(affordability: Affordability, monthly: Minor): AmountVerdict {
  const { outcome, totals } = affordability;
  if (outcome.kind === "hardship") return { kind: "hardship" };
  if (outcome.kind === "staff" || totals === null) {
    return { kind: "staff", share: null, reasons: outcome.kind === "staff" ? outcome.reasons : [] };
  }
  const share = mulDiv(monthly, WHOLE, totals.surplus);
  if (monthly > outcome.ceiling) return { kind: "staff", share, reasons: ["above_staff_share"] };
  return { kind: "accept", share, aboveStart: monthly > outcome.start };
}

function outcomeOf(surplus: Minor, rule: AffordabilityRule): AffordabilityOutcome {
  if (surplus < 0) return { kind: "hardship", reasons: ["spending_above_income"] };
  const ceiling = shareOf(surplus, rule.staffShare);
  if (ceiling < 1) return { kind: "hardship", reasons: ["nothing_left"] };
  return { kind: "plan", start: Math.min(ceiling, Math.max(1, shareOf(surplus, rule.startShare))), ceiling };
}

/** A share rounded down: half of what is left is never more than half. */
function shareOf(amount: Minor, share: Ppm): Minor {
  return Number((BigInt(amount) * BigInt(share)) / BigInt(WHOLE));
}

function reasonsAgainst(budget: Budget, rule: AffordabilityRule, table: AllowanceTable | null): StaffReason[] {
  const reasons: StaffReason[] = [];
  const people = Object.entries(budget.household).filter(([, count]) => count !== 0);
  const amounts = [...budget.income, ...budget.essentials, ...budget.priorityDebts].map((line) => line.amount);
  const usable =
    amounts.every(isUsable) && people.every(([, count]) => Number.isInteger(count) && count > 0 && count < 100);
  if (!usable) reasons.push("figures_not_usable");
  if (table === null && rule.allowances.length > 0) reasons.push("no_allowance_in_force");
  if (table !== null && people.some(([code]) => table.monthly[code] === undefined))
    reasons.push("household_not_in_table");
  return reasons;
}

/** 10 to the 12th minor units is beyond any household, and a thousand such lines still sum to a safe integer. */
function isUsable(amount: Minor): boolean {
  return Number.isSafeInteger(amount) && amount >= 0 && amount <= 1_000_000_000_000;
}

function allowanceFor(household: Readonly<Record<string, number>>, table: AllowanceTable): Minor {
  return Object.entries(household).reduce((total, [code, count]) => total + count * (table.monthly[code] ?? 0), 0);
}

function monthlyLine(line: BudgetLine): MonthlyLine {
  return { code: line.code, monthly: toMonthly(line.amount, line.every) };
}

function sum(lines: readonly MonthlyLine[]): Minor {
  return lines.reduce((total, line) => total + line.monthly, 0);
}
