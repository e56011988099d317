import { addMonths, civilOf, daysInMonth, dayOf as dayOfDate, formatDay } from "#app/lending/calendar.ts";
import { type Contract, type Product } from "#app/lending/contract.ts";
import { countFor } from "#app/lending/count-for.ts";
import { daysFraction } from "#app/lending/daycount.ts";
import { dueDays } from "#app/lending/due-days.ts";
import { levelInstalment } from "#app/lending/instalment.ts";
import { interestOf } from "#app/lending/interest.ts";
import { type Entry } from "#app/lending/ledger.ts";
import { levelPeriods, makeSchedule, periodsOf } from "#app/lending/make-schedule.ts";
import { divideBig } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { type Schedule } from "#app/lending/schedule.ts";
import { openOf, type State } from "#app/lending/state.ts";
import { replay } from "#app/lending/replay.ts";
import { dayOf, type Facts, type GoldenCase, minor, number, object, objects, ppm, text, Unsupported } from "./case.ts";
import { differs, stateAt } from "./checkpoints.ts";
import { contractOf, productOf } from "./conventions.ts";
import { relationHolds } from "./relations.ts";
import { reAge } from "./restructuring.ts";

/** A case without events: a sum, a table or a rule worked out from its inputs. */
interface Sum {
  readonly golden: GoldenCase;
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly entries: readonly Entry[];
  readonly state: State;
  readonly tolerance: number;
}

const FIRST_DAY = "2024-01-01";

/** The first difference of a case without events, or null. */
export function sumDiffers(golden: GoldenCase, tolerance: number): string | null {
  const whole = Object.values(golden.conventions).some((said) => /compares whole units/.test(String(said)));
  const sum = readSum(golden, whole ? 50 : tolerance);
  for (const expected of golden.expected) {
    const difference = expectationDiffers(sum, expected);
    if (difference !== null) return `${text(expected, "kind")}: ${difference}`;
  }
  return null;
}

function readSum(golden: GoldenCase, tolerance: number): Sum {
  const { inputs } = golden;
  const said = text(inputs, "start_date") || text(inputs, "disbursed") || text(inputs, "from") || FIRST_DAY;
  const contract = contractOf(golden, dayOf(said), number(inputs, "principal") ?? 100);
  const schedule = makeSchedule(contract);
  const entries = entriesOf(golden, contract, schedule);
  const asOf = entries.reduce((latest, entry) => Math.max(latest, entry.effective), contract.startDay);
  return {
    golden,
    contract,
    schedule,
    entries,
    state: stateAt({ contract, schedule, ledger: [] }, entries, asOf),
    tolerance,
  };
}

/** Payments, pauses, rates and later disbursements that the inputs name. */
function entriesOf(golden: GoldenCase, contract: Contract, schedule: Schedule): Entry[] {
  const { inputs } = golden;
  const entries: Entry[] = [];
  const base = (effective: number) => ({ id: `i${entries.length}`, effective, enteredAt: entries.length });
  for (const payment of objects(inputs, "payments")) {
    const amount = minor(number(payment, "amount") ?? 0);
    entries.push({ ...base(dayOf(text(payment, "date"))), kind: "payment", amount });
  }
  const more = object(inputs, "second_disbursement");
  if (more !== null) {
    const amount = minor(number(more, "amount") ?? 0);
    entries.push({ ...base(dayOf(text(more, "date"))), kind: "disbursement", amount });
  }
  const change = object(inputs, "rate_change");
  if (change !== null) {
    const annualRatePpm = ppm(number(change, "new_rate_pct") ?? 0);
    entries.push({ ...base(dayOf(text(change, "effective"))), kind: "rate-change", annualRatePpm });
  }
  const pause = object(inputs, "interest_pause");
  if (pause !== null) {
    const hold = { hold: "pause", scopes: ["interest"], reason: "pause" } as const;
    entries.push({ ...base(dayOf(text(pause, "from"))), ...hold, kind: "hold-start" });
    entries.push({ ...base(dayOf(text(pause, "to")) + 1), kind: "hold-end", hold: "pause" });
  }
  return [...entries, ...earlyPayment(golden, contract, schedule)];
}

/** "installment 2 paid early on 15 Feb": those before on their due days, this one in full on that day. */
function earlyPayment(golden: GoldenCase, contract: Contract, schedule: Schedule): Entry[] {
  const said = /installment (\d+) paid early on (\d+ \w+)/.exec(text(golden.conventions, "rule"));
  if (said === null) return [];
  const nr = Number(said[1]);
  const early = new Date(`${said[2]} ${civilOf(contract.startDay).year} UTC`).getTime() / 86_400_000;
  return schedule.rows.slice(0, nr).map((row) => {
    const effective = row.nr === nr ? early : row.due;
    return { id: `p${row.nr}`, effective, enteredAt: row.nr, kind: "payment", amount: row.principal + row.interest };
  });
}

function expectationDiffers(sum: Sum, expected: Facts): string | null {
  const { golden, contract, schedule, tolerance } = sum;
  const value = number(expected, "value") ?? 0;
  const totalInterest = schedule.rows.reduce((total, row) => total + row.interest, 0);
  switch (text(expected, "kind")) {
    case "emi":
      return differs("instalment", minor(value), levelOf(schedule), tolerance);
    case "emi_exact":
      return differs("instalment", minor(value), instalmentOf(withRounding(contract, "half-even", 1)), tolerance);
    case "emi_ceiling":
      return differs("instalment", minor(value), instalmentOf(withRounding(contract, "up", 100)), tolerance);
    case "installments_with_ceiling":
      return differs(
        "count",
        value,
        countFor(withRounding(contract, "up", 100), instalmentOf(withRounding(contract, "up", 100))) ?? 0,
      );
    case "schedule":
      return scheduleDiffers(sum, objects(expected, "value"));
    case "total_interest":
      return differs("total", minor(value), interestByAmount(sum) ?? shownInterest(sum), totalTolerance(sum, value));
    case "total_payment":
      return differs(
        "total",
        minor(value),
        contract.principal + (interestByAmount(sum) ?? totalInterest),
        totalTolerance(sum, value),
      );
    case "installments":
      return differs("count", value, countFor(contract, minor(number(golden.inputs, "amount") ?? 0)) ?? 0);
    case "row":
      return rowDiffers(sum, expected);
    case "payable":
    case "payoff":
      return payableDiffers(sum, expected);
    case "schedule_after_payoff":
      return afterPayoffDiffers(sum, expected);
    case "payment_split":
      return splitDiffers(sum, expected);
    case "rate_factors":
      return listDiffers(expected, growthFactors(sum));
    case "fn_values":
      return listDiffers(expected, annuityValues(sum));
    case "interest":
      return differs("interest", minor(value), periodInterest(sum), tolerance);
    case "principal_paid":
      return differs(
        "principal",
        minor(value),
        minor(number(golden.inputs, "payment") ?? 0) - periodInterest(sum),
        tolerance,
      );
    case "penalty":
    case "penalty_total":
      return differs("penalty", minor(value), penaltyOf(golden), tolerance);
    case "monthly_as_per_start":
    case "start_of_next_month":
    case "end_of_current_month":
      return datesDiffer(golden, contract, expected);
    case "relation":
      return relationHolds(text(expected, "value"), minor(number(golden.inputs, "payment_amount") ?? 100));
    case "note":
    case "derived_exclusive_variant":
      return null;
    default:
      throw new Unsupported(`expectation ${text(expected, "kind")}`);
  }
}

/** A total in whole units, in a case that states no rounding, is compared in whole units. */
function totalTolerance({ golden, tolerance }: Sum, value: number): number {
  return Number.isInteger(value) && !("rounding" in golden.conventions) ? 50 : tolerance;
}

function withRounding(contract: Contract, rounding: "up" | "half-even", multiple: number): Contract {
  const { product } = contract;
  return { ...contract, product: { ...product, instalment: { ...product.instalment, rounding, multiple } } };
}

/** The instalment of the schedule: what all but the last ask for. */
function levelOf({ rows }: Schedule): number {
  return rows.slice(0, -1).reduce((largest, row) => Math.max(largest, row.principal + row.interest), 0);
}

function instalmentOf(contract: Contract): number {
  return levelInstalment(contract.principal, levelPeriods(contract, periodsOf(contract)), contract.product.instalment);
}

/** Interest when the file gives the instalment and asks for the number. */
function interestByAmount({ golden, contract }: Sum): number | null {
  const amount = number(golden.inputs, "amount");
  if (amount === null) return null;
  const count = countFor(contract, minor(amount));
  if (count === null) return null;
  const rows = makeSchedule({ ...contract, count, agreedInstalment: minor(amount) }).rows;
  return rows.reduce((total, row) => total + row.interest, 0);
}

function shownInterest({ state }: Sum): number {
  return state.rows.reduce((total, row) => total + row.owed.interest, 0);
}

function scheduleDiffers(sum: Sum, expected: readonly Facts[]): string | null {
  const rows = object(sum.golden.inputs, "re_age") === null ? shownTable(sum) : reAgedTable(sum);
  const count = differs("rows", expected.length, rows.length);
  if (count !== null) return count;
  for (const [index, row] of expected.entries()) {
    const got = rows[index];
    if (got === undefined) continue;
    for (const key of ["principal", "interest", "installment", "balance"] as const) {
      if (!(key in row)) continue;
      const difference = differs(key, minor(number(row, key) ?? 0), got[key], sum.tolerance);
      if (difference !== null) return `row ${index + 1} ${difference}`;
    }
    const dates = "due_date" in row ? differs("due date", text(row, "due_date"), got.due_date) : null;
    if (dates !== null) return `row ${index + 1} ${dates}`;
  }
  return null;
}

interface TableRow {
  readonly due_date: string;
  readonly principal: number;
  readonly interest: number;
  readonly installment: number;
  readonly balance: number;
}

function shownTable({ contract, state }: Sum): TableRow[] {
  let balance = contract.principal;
  let before = contract.startDay;
  return state.rows.map((row) => {
    for (const { day, delta } of state.pricing?.flows ?? [])
      if (delta > 0 && day > before && day <= row.due) balance += delta;
    before = row.due;
    const { principal, interest } = row.owed;
    balance -= principal;
    return { due_date: formatDay(row.due), principal, interest, installment: principal + interest, balance };
  });
}

/** A re-age of a loan of which nothing was paid; only the new rows are compared. */
function reAgedTable({ golden, contract }: Sum): TableRow[] {
  const input = object(golden.inputs, "re_age") ?? {};
  const firstDue = dayOf(text(input, "start"));
  const old = { ...contract, count: Number(/\((\d+) x/.exec(text(golden.inputs, "start_date"))?.[1] ?? 4) };
  const [frequency_number, frequency_type] = (text(input, "every") || "1 MONTHS").split(" ");
  const event = {
    date: formatDay(firstDue - 1),
    start_date: formatDay(firstDue),
    installments: number(input, "installments"),
    frequency_number: Number(frequency_number),
    frequency_type,
  };
  const change = reAge(old, makeSchedule(old), [], event);
  let balance = contract.principal;
  return change.schedule.rows.map(({ due, principal, interest }) => {
    balance -= principal;
    return { due_date: formatDay(due), principal, interest, installment: principal + interest, balance };
  });
}

function rowDiffers({ schedule, contract, tolerance }: Sum, expected: Facts): string | null {
  const index = number(expected, "index") ?? 0;
  const rows = schedule.rows.slice(0, index);
  const row = rows.at(-1);
  if (row === undefined) return `row ${index} is missing`;
  const balance = rows.reduce((left, each) => left - each.principal, contract.principal);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), row.principal, tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), row.interest, tolerance) ??
    differs("balance", minor(number(expected, "balance") ?? 0), balance, tolerance)
  );
}

function payableDiffers({ contract, schedule, entries, tolerance }: Sum, expected: Facts): string | null {
  const asOf = dayOf(text(expected, "as_of"));
  const state = replay(contract, schedule, entries, asOf);
  const nr = number(expected, "installment");
  const rows = nr === null ? state.rows : state.rows.filter((row) => row.nr === nr);
  const principal = rows.reduce((sum, row) => sum + openOf(row, "principal"), 0);
  const interest = rows.reduce((sum, row) => sum + openOf(row, "interest"), 0);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), principal, tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), interest, tolerance)
  );
}

function afterPayoffDiffers(sum: Sum, expected: Facts): string | null {
  const { contract, schedule, entries, golden } = sum;
  const payoff = golden.expected.find((each) => text(each, "kind") === "payoff");
  if (payoff === undefined) throw new Unsupported("a schedule after a pay-off without the pay-off");
  const effective = dayOf(text(payoff, "as_of"));
  const amount = positionOf(contract, schedule, entries, effective).payoff.total;
  const paid: Entry = { kind: "payment", id: "payoff", enteredAt: 1e9, effective, amount };
  const state = stateAt({ contract, schedule, ledger: [] }, [...entries, paid], effective);
  return scheduleDiffers({ ...sum, state }, objects(expected, "value"));
}

function splitDiffers({ entries, state, tolerance }: Sum, expected: Facts): string | null {
  const day = dayOf(text(expected, "date"));
  const receipt = state.receipts.find((each) => each.effective === day);
  if (receipt === undefined || entries.length === 0) return "no such payment";
  const part = (component: string) =>
    receipt.parts.reduce((sum, each) => (each.component === component ? sum + each.amount : sum), 0);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), part("principal"), tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), part("interest"), tolerance)
  );
}

/** Growth of each period with 12 decimals, half-even. */
function growthFactors({ golden, contract }: Sum): number[] {
  const days = golden.inputs["periods"];
  if (!Array.isArray(days)) throw new Unsupported("growth without periods");
  const dates = days.map((day) => dayOf(String(day)));
  return dates.slice(1).map((to, index) => {
    const { dayCount } = productOf(golden);
    if (dayCount === "30/360") throw new Unsupported("growth of single periods under 30/360");
    const fraction = daysFraction(dayCount, dates[index] ?? to, to);
    const numerator = BigInt(contract.annualRatePpm) * BigInt(fraction.numerator) * 10n ** 12n;
    return Number(divideBig(numerator, 1_000_000n * BigInt(fraction.denominator))) / 1e12;
  });
}

function annuityValues(sum: Sum): number[] {
  let value = 0;
  return growthFactors(sum).map((growth) => {
    value = 1 + value * (1 + growth);
    return value;
  });
}

function listDiffers(expected: Facts, got: readonly number[]): string | null {
  const wanted = expected["value"];
  if (!Array.isArray(wanted)) return "no list";
  for (const [index, value] of wanted.entries()) {
    const mine = got[index] ?? NaN;
    if (!(Math.abs(Number(value) - mine) <= 5e-12 * Math.max(1, mine)))
      return `${index + 1}: expected ${value}, got ${mine}`;
  }
  return null;
}

function periodInterest({ golden, contract }: Sum): number {
  const { dayCount } = contract.product;
  if (dayCount === "30/360") throw new Unsupported("interest between two days under 30/360");
  const fraction = daysFraction(dayCount, dayOf(text(golden.inputs, "from")), dayOf(text(golden.inputs, "to")));
  return interestOf({ base: contract.principal, ratePpm: contract.annualRatePpm, ...fraction });
}

/** Penalty on one overdue amount, so many days late. */
function penaltyOf({ inputs }: GoldenCase): number {
  const amount = number(inputs, "overdue_amount");
  const daysLate = number(inputs, "days_late");
  if (amount === null || daysLate === null) throw new Unsupported("penalty without an amount and days");
  const start = dayOf(FIRST_DAY);
  const contract = contractOf(
    { id: "penalty", category: "", portability: "", conventions: {}, inputs: {}, events: [], expected: [] },
    start,
    amount,
  );
  const product: Product = {
    ...contract.product,
    penalty: {
      rate: { kind: "own", ratePpm: ppm(number(inputs, "penalty_rate_pct") ?? 0), per: "year" },
      base: "principal",
      yearDays: 365,
      graceDays: number(inputs, "grace_days") ?? 0,
    },
  };
  const late = { ...contract, product };
  return positionOf(late, makeSchedule(late), [], late.firstDueDay + daysLate).overdue.penalty;
}

function datesDiffer({ inputs }: GoldenCase, contract: Contract, expected: Facts): string | null {
  const start = dayOf(text(inputs, "repayment_start"));
  const { year, month } = civilOf(start);
  const kind = text(expected, "kind");
  const endOfMonth = dayOfDate(year, month, daysInMonth(year, month));
  const [firstDueDay, anchorDay] =
    kind === "monthly_as_per_start"
      ? [start, civilOf(start).day]
      : kind === "start_of_next_month"
        ? [addMonths(start, 1, 1), 1]
        : [endOfMonth, 31];
  const days = dueDays({ ...contract, startDay: addMonths(firstDueDay, -1, anchorDay), firstDueDay, anchorDay });
  const shown = { first: days[0], second: days[1], last: days.at(-1) };
  for (const key of ["first", "second", "last"] as const) {
    if (!(key in expected)) continue;
    const difference = differs(key, text(expected, key), formatDay(shown[key] ?? 0));
    if (difference !== null) return difference;
  }
  return null;
}
