import { addMonths, civilOf, type EpochDay } from "#app/lending/calendar.ts";
import type {
  AllocationRule,
  Component,
  Contract,
  DayCount,
  Excess,
  Frequency,
  InstalmentRule,
  LateFeeRule,
  Product,
} from "#app/lending/contract.ts";
import { dayOf, type GoldenCase, minor, number, ppm, text, Unsupported } from "./case.ts";

const OLDEST_FIRST: readonly Component[] = ["penalty", "fee", "interest", "principal"];

/** All that a case says about its conventions, in one text. */
function conventionText(golden: GoldenCase): string {
  return Object.values(golden.conventions).join(" | ");
}

/** The product settings that a case's conventions mean. */
export function productOf(golden: GoldenCase): Product {
  const all = conventionText(golden);
  const product = text(golden.inputs, "product");
  if (/COMPOUNDING_(?!NONE)/.test(product)) throw new Unsupported("interest that compounds on its own schedule");
  if (/inclusive/i.test(all) && !/pause/.test(all)) throw new Unsupported("days counted inclusive of both ends");
  const rounding = text(golden.conventions, "rounding");
  if (/half.?(up|down)|floor|trunc|towards? zero/i.test(rounding)) throw new Unsupported(`rounding: ${rounding}`);
  if (/SAME_AS_REPAYMENT_PERIOD\)/.test(all)) throw new Unsupported("recalculation only on repayment dates");
  const recalculated = isRecalculated(golden, all, product);
  return {
    id: golden.id,
    version: "1",
    method: methodOf(golden),
    dayCount: dayCountOf(golden),
    frequency: frequencyOf(text(golden.inputs, "repay_every") || "1 MONTHS"),
    monthEnd: /roll/.test(text(golden.inputs, "month_end_strategy")) ? "roll" : "clamp",
    instalment: instalmentRule(golden, all),
    grace: graceOf(golden),
    downPaymentPpm: /DOWNPAYMENT/.test(product) ? 250_000 : 0,
    interest: recalculated ? "recalculated" : "contracted",
    earlyInterest: earlyInterestOf(golden, product, recalculated),
    penalty: null,
    lateFee: lateFeeOf(text(golden.conventions, "penalty")),
    allocation: allocationOf(golden, recalculated),
    stages: { preDueDays: 0, mid: 30, late: 90 },
  };
}

/** The contract of a case: `start` is the day the money went out. */
export function contractOf(golden: GoldenCase, start: EpochDay, principal: number): Contract {
  const product = productOf(golden);
  const { inputs } = golden;
  const firstDue = text(inputs, "first_due");
  return {
    currency: "EUR",
    principal: minor(principal),
    annualRatePpm: ppm(number(inputs, "annual_rate_pct") ?? 0),
    startDay: start,
    firstDueDay: firstDue === "" ? firstDueDay(product, start) : dayOf(firstDue),
    anchorDay: civilOf(firstDue === "" ? start : dayOf(firstDue)).day,
    count: number(inputs, "installments") ?? 1,
    agreedInstalment: agreedInstalment(golden),
    caps: [],
    product,
  };
}

function firstDueDay(product: Product, start: EpochDay): EpochDay {
  const { every, unit } = product.frequency;
  if (unit === "day") return start + every;
  if (unit === "week") return start + 7 * every;
  return addMonths(start, every, civilOf(start).day, product.monthEnd);
}

function isRecalculated(golden: GoldenCase, all: string, product: string): boolean {
  if (/recalculated|payoff_interest/.test(all) || /RECALCULATION/.test(product)) return true;
  return (
    ["payments", "interest_pause", "rate_change"].some((key) => key in golden.inputs) || /paid early|paying /.test(all)
  );
}

/** Interest of a pay-off runs to the end of the period that has begun; without recalculation the engine gives none back. */
function earlyInterestOf(
  { conventions, inputs }: GoldenCase,
  product: string,
  recalculated: boolean,
): NonNullable<Product["earlyInterest"]> {
  const untilDueDay =
    /TILL_REST_FREQUENCY/.test(product) ||
    /rest frequency|due date|end of the period/i.test(text(conventions, "payoff_interest"));
  if (untilDueDay) return "to-due-day";
  return !recalculated && text(inputs, "interest_calc_period") === "SAME_AS_REPAYMENT_PERIOD" ? "in-full" : "to-day";
}

function methodOf({ inputs, conventions }: GoldenCase): Product["method"] {
  if (/EQUAL_PRINCIPAL/.test(text(inputs, "amortization"))) return "equal-principal";
  if (text(inputs, "interest_type") === "FLAT" || /flat/.test(text(conventions, "interest"))) return "flat";
  if (text(inputs, "interest_type") === "" && (number(inputs, "annual_rate_pct") ?? 0) === 0) return "flat";
  return "equal-instalment";
}

function dayCountOf({ conventions }: GoldenCase): DayCount {
  const said = text(conventions, "day_count").toLowerCase();
  if (said.includes("actual/actual"))
    return said.includes("split at 31 december") ? "actual/actual-end" : "actual/actual";
  for (const known of ["actual/365", "actual/364", "actual/360"] as const) if (said.includes(known)) return known;
  if (said === "" || /30\/360|rate\/12/.test(said)) return "30/360";
  throw new Unsupported(`day count: ${said}`);
}

/** "2 WEEKS" → every 2 weeks. */
export function frequencyOf(said: string): Frequency {
  const match = /^(\d+) (DAY|WEEK|MONTH)S?$/.exec(said);
  if (match === null) throw new Unsupported(`frequency: ${said}`);
  const unit = match[2] === "DAY" ? "day" : match[2] === "WEEK" ? "week" : "month";
  return { every: Number(match[1]), unit };
}

function instalmentRule(golden: GoldenCase, all: string): InstalmentRule {
  const ceiling = text(golden.conventions, "emi").startsWith("ceiling");
  const whole = ceiling || /multiple of 1 EUR|rounded to 1 EUR/.test(all);
  return {
    rounding: ceiling ? "up" : "half-even",
    multiple: whole ? 100 : 1,
    smoothing: /spread once/.test(all),
    solvedWith: /solved with rate\/12|annuity\(/.test(text(golden.conventions, "emi")) ? "equal" : "periods",
  };
}

/** "862 = annuity(…)": the instalment as the file states it. */
function agreedInstalment({ conventions }: GoldenCase): number | null {
  const stated = /^(\d+(?:\.\d+)?) = annuity/.exec(text(conventions, "emi"));
  return stated === null ? null : minor(Number(stated[1]));
}

function graceOf({ inputs, conventions }: GoldenCase): Product["grace"] {
  const principal = number(inputs, "grace_principal_installments") ?? 0;
  const named = Object.keys(inputs).find((key) => /interest/.test(key) && /grace|free/.test(key));
  const interest = named === undefined ? 0 : (number(inputs, named) ?? 0);
  const postponed = /without interest payment|deferred|collected (later|in row)/.test(text(conventions, "grace"));
  return { principal, interestPayment: postponed ? interest : 0, interestFree: postponed ? 0 : interest };
}

function allocationOf({ conventions, inputs }: GoldenCase, recalculated: boolean): AllocationRule {
  const strategy = text(conventions, "strategy") || text(inputs, "allocation_strategy");
  const advanced = /ADVANCED/.test(strategy);
  const { due, advance } = ordersOf(strategy, recalculated);
  return {
    direction: /VERTICAL/.test(strategy) ? "vertical" : "horizontal",
    due,
    advance,
    excess: excessOf(
      text(conventions, "future_rule") || text(conventions, "prepayment"),
      recalculated && strategy !== "" && !advanced,
    ),
    chargeback: advanced ? "as-settled" : "principal",
  };
}

/** The name of a strategy spells its orders: DUE_PEN_INT_PRI_FEE__ADV_PRI_PEN_FEE_INT, INTEREST_PRINCIPAL_PENALTIES_FEES_ORDER. */
function ordersOf(strategy: string, recalculated: boolean): Pick<AllocationRule, "due" | "advance"> {
  if (/ADVANCED/.test(strategy)) {
    const order: readonly Component[] = ["penalty", "fee", "principal", "interest"];
    return { due: order, advance: order };
  }
  const [dueName = "", advanceName] = strategy.split(/_IN_ADVANCE|__ADV/);
  const due = strategy === "" ? OLDEST_FIRST : spelled(dueName);
  const principalFirst = due.filter((component) => component !== "interest");
  if (advanceName === undefined) return { due, advance: recalculated ? [...principalFirst, "interest"] : due };
  return { due, advance: spelled(advanceName) };
}

function spelled(name: string): readonly Component[] {
  const found = [...name.matchAll(/PEN|FEE|INT|PRI/g)].map(([word]) => WORDS[word]);
  const order = found.filter((component) => component !== undefined);
  if (new Set(order).size !== 4 || order.length !== 4) throw new Unsupported(`allocation strategy: ${name}`);
  return order;
}

const WORDS: Readonly<Record<string, Component>> = { PEN: "penalty", FEE: "fee", INT: "interest", PRI: "principal" };

function excessOf(said: string, lowersInstalment: boolean): Excess {
  if (/LAST_INSTALLMENT|REDUCE_NUMBER/.test(said)) return "last";
  if (/REAMORTIZATION|REDUCE_EMI/.test(said)) return "re-amortise";
  if (/RESCHEDULE_NEXT/.test(said)) return "next-principal";
  return said === "" && lowersInstalment ? "re-amortise" : "next";
}

function lateFeeOf(said: string): LateFeeRule | null {
  if (said === "" || /per annum|p\.a\./.test(said)) return null;
  const percent = /(\d+(?:\.\d+)?) ?% of the overdue (.*?) of/i.exec(said);
  const flat = /flat (\d+(?:\.\d+)?)/i.exec(said);
  const rule = { graceDays: -1, repeatEveryDays: null, component: "penalty" } as const;
  if (percent !== null) return { ...rule, minimum: 0, ratePpm: ppm(Number(percent[1])), of: baseOf(percent[2] ?? "") };
  if (flat !== null) return { ...rule, minimum: minor(Number(flat[1])), ratePpm: 0, of: "overdue" };
  throw new Unsupported(`penalty: ${said}`);
}

function baseOf(said: string): LateFeeRule["of"] {
  if (/principal.*interest/i.test(said)) return "overdue";
  return /interest/i.test(said) ? "overdue-interest" : "overdue-principal";
}
