import { createHash } from "node:crypto";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Opening } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { formatMoney, type Minor } from "#app/lending/money.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import { capsForContract, checkPenaltyRule } from "#app/policy/for-lending.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { scheduleAsPaid } from "./as-paid.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { Mapping } from "./mapping.ts";
import type { CellProblem } from "./problems.ts";
import { columnOf } from "./read-cells.ts";

/** A loan ready to be written: contract, schedule and opening are one unit, written together or not at all. */
export interface BuiltLoan {
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly opening: Pick<Opening, "effective" | "paid" | "unpaid"> | null;
  /** SHA-256 of what was signed, without what was paid. */
  readonly termsHash: string;
}

/** A loan ready to be written, or what does not fit in its terms. */
export type LoanBuilding = ({ readonly ok: true } & BuiltLoan) | { readonly ok: false; readonly problem: CellProblem };

/**
 * Turns the terms of a row into a contract with the ceilings of its policy profile, a schedule and an opening.
 *
 * @param asOf the day of the book
 */
export function buildLoan(terms: LoanTerms, mapping: Mapping, asOf: EpochDay): LoanBuilding {
  const policy = profileFor(terms.profile, terms.startDay);
  const { product } = terms;
  const penalty = checkPenaltyRule(policy, product.penalty);
  if (!penalty.ok) {
    const message = `The product's penalty interest is not allowed under ${terms.profile} (${penalty.reason}).`;
    return refused(mapping, "product", "penalty_not_allowed", message);
  }
  const caps = capsForContract(policy, {
    contractDay: terms.startDay,
    lprOneYearPpm: terms.lprOneYearPpm,
    serviceMember: false,
    yearDays: product.penalty?.yearDays ?? 365,
  });
  if (!caps.ok) {
    const message =
      "The ceiling of this profile is a multiple of the 1-year LPR, and the row does not give the one of its day.";
    return refused(mapping, "lpr_one_year", "lpr_missing", message);
  }
  const contract: Contract = {
    currency: terms.currency,
    principal: terms.principal,
    annualRatePpm: terms.annualRatePpm,
    startDay: terms.startDay,
    firstDueDay: terms.firstDueDay,
    anchorDay: terms.anchorDay,
    count: terms.count,
    agreedInstalment: mapping.instalment === "agreed" ? terms.instalment : null,
    caps: caps.caps,
    product,
  };
  const signed = makeSchedule(contract);
  const last = signed.rows.at(-1);
  if (!last || last.principal < 0 || last.interest < 0) {
    return refused(mapping, "instalment", "instalment_differs", "No schedule with this instalment pays the loan back.");
  }
  const level = (signed.rows[0]?.principal ?? 0) + (signed.rows[0]?.interest ?? 0);
  if (mapping.instalment === "must-match" && terms.instalment !== null && terms.instalment !== level) {
    const shown = (amount: Minor) => formatMoney(amount, terms.currency);
    const message = `The terms give an instalment of ${shown(level)}; the file says ${shown(terms.instalment)}.`;
    return refused(mapping, "instalment", "instalment_differs", message);
  }
  const asPaid = mapping.schedule === "as-paid" && product.method === "equal-instalment" && terms.opening !== null;
  const schedule =
    asPaid && terms.opening ? scheduleAsPaid(contract, signed, terms.opening.paid, level, terms.opening.day) : signed;
  return {
    ok: true,
    contract,
    schedule,
    opening: terms.opening && openingOf(terms.opening, schedule, mapping, asOf),
    termsHash: termsHashOf(terms),
  };
}

/** Where the product's own rule is to charge for lateness, the opening is of the oldest due date that is not paid. */
function openingOf(
  { day, paid, unpaid }: NonNullable<LoanTerms["opening"]>,
  schedule: Schedule,
  mapping: Mapping,
  asOf: EpochDay,
): BuiltLoan["opening"] {
  if (mapping.arrears === "carried") return { effective: day, paid, unpaid };
  let principal = 0;
  let interest = 0;
  for (const row of schedule.rows) {
    principal += row.principal;
    interest += row.interest;
    if (principal > paid.principal || interest > paid.interest) {
      return { effective: Math.min(day, asOf, row.due), paid, unpaid };
    }
  }
  return { effective: day, paid, unpaid };
}

function refused(
  mapping: Mapping,
  field: "product" | "instalment" | "lpr_one_year",
  code: CellProblem["code"],
  message: string,
): LoanBuilding {
  return { ok: false, problem: { column: columnOf(mapping.fields[field]), code, message } };
}

function termsHashOf(terms: LoanTerms): string {
  const signed = [
    terms.borrowerNo,
    terms.profile,
    terms.product.id,
    terms.product.version,
    terms.currency,
    terms.principal,
    terms.annualRatePpm,
    terms.startDay,
    terms.firstDueDay,
    terms.anchorDay,
    terms.count,
    terms.instalment,
    terms.lprOneYearPpm,
  ];
  return createHash("sha256").update(JSON.stringify(signed)).digest("hex");
}
