import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { buildChange, type ChangeDraft } from "#app/lending/terms/build.ts";
import { termsContext, type TermsContext } from "#app/lending/terms/context.ts";
import { extended, keeps } from "#app/lending/terms/new-periods.ts";
import { periodsFor } from "#app/lending/terms/periods-for.ts";
import type { NewPeriod } from "#app/lending/terms/rebuild.ts";
import { dayOf, type Facts, number, ppm, text, Unsupported } from "./case.ts";
import { frequencyOf } from "./conventions.ts";

/** The source engine moves principal and interest and leaves penalties and fees on the old instalments. */
const AS_SOURCE: ArrearsChoices = { principal: "spread", interest: "collect", penalty: "leave", fee: "leave" };
/** Its reschedule does not touch what is already due. */
const FUTURE_ONLY: ArrearsChoices = { ...AS_SOURCE, principal: "leave" };

/** A changed due date, more instalments, another rate or principal grace, from the instalment due on a date. */
export function reschedule(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  event: Facts,
): ChangeDraft {
  const context = termsContext(contract, schedule, entries, dayOf(text(event, "submittedOnDate")));
  const from = dayOf(text(event, "rescheduleFromDate"));
  const fromNr = context.future.find((row) => row.due === from)?.nr;
  if (fromNr === undefined) throw new Unsupported("a reschedule from a day without an instalment");
  const moved = text(event, "adjustedDueDate");
  const extra = number(event, "extraTerms");
  const rate = number(event, "newInterestRate");
  const grace = number(event, "graceOnPrincipal") ?? 0;
  if (number(event, "graceOnInterest") !== null) throw new Unsupported("interest grace of a running loan");
  const annualRatePpm = rate === null ? contract.annualRatePpm : ppm(rate);
  let periods: readonly NewPeriod[];
  if (extra !== null) periods = found(periodsFor(context, { kind: "extension", extra, fromNr }, 0));
  else if (rate !== null) periods = found(periodsFor(context, { kind: "rate-change", annualRatePpm, fromNr }, 0));
  else periods = context.future.map((row) => periodOf(context, row));
  if (moved !== "") periods = redated(context, periods, fromNr, dayOf(moved));
  if (grace > 0) periods = withGrace(context, periods, fromNr, grace);
  return buildChange(context, "reschedule", periods, FUTURE_ONLY, annualRatePpm);
}

function periodOf({ contract }: TermsContext, row: TermsContext["future"][number]): NewPeriod {
  return { nr: row.nr, from: row.from, due: row.due, regular: true, asks: keeps(contract, row) };
}

/** The dates of a due-date move, with what the periods already ask for. */
function redated(context: TermsContext, periods: readonly NewPeriod[], nr: number, to: EpochDay): readonly NewPeriod[] {
  const dated = found(periodsFor(context, { kind: "due-date-move", nr, to }, periods.length - context.future.length));
  return dated.map((period, index) => ({ ...period, asks: periods[index]?.asks ?? period.asks }));
}

/** No principal in the first instalments; what they asked for comes later, in more instalments. */
function withGrace(
  context: TermsContext,
  periods: readonly NewPeriod[],
  fromNr: number,
  grace: number,
): readonly NewPeriod[] {
  const start = periods.findIndex(({ nr }) => nr === fromNr);
  const longer = extended(context, periods, grace, { kind: "level" });
  return longer.map((period, index) => {
    if (index < start) return period;
    if (index < start + grace) return { ...period, asks: { kind: "principal", principal: 0 } };
    return { ...period, asks: periods[index - grace]?.asks ?? period.asks };
  });
}

/** All open principal in a new schedule. */
export function reAge(contract: Contract, schedule: Schedule, entries: readonly Entry[], event: Facts): ChangeDraft {
  const context = termsContext(contract, schedule, entries, dayOf(text(event, "date")));
  const frequency = frequencyOf(`${number(event, "frequency_number") ?? 1} ${text(event, "frequency_type")}`);
  const firstDue = dayOf(text(event, "start_date"));
  const count = number(event, "installments") ?? 1;
  const periods = found(periodsFor(context, { kind: "re-age", firstDue, count, frequency }, 0));
  const equal = /EQUAL_AMORTIZATION/.test(Object.values(event).join(" "));
  const choices: ArrearsChoices = equal ? { ...AS_SOURCE, interest: "spread" } : AS_SOURCE;
  return buildChange(context, "re-age", periods, choices, contract.annualRatePpm);
}

/** Overdue principal onto the instalments that are left. */
export function reAmortise(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  day: EpochDay,
): ChangeDraft {
  const context = termsContext(contract, schedule, entries, day);
  const periods = found(periodsFor(context, { kind: "re-amortise" }, 0));
  return buildChange(context, "re-amortise", periods, AS_SOURCE, contract.annualRatePpm);
}

function found(periods: ReturnType<typeof periodsFor>): readonly NewPeriod[] {
  if (typeof periods === "string") throw new Unsupported(`terms refused: ${periods}`);
  return periods;
}
