import { parseArgs } from "node:util";
import { standingOf } from "#app/account/standing.ts";
import { dayOfInstant, formatDay, parseDay } from "#app/lending/calendar.ts";
import { formatMoney } from "#app/lending/money.ts";
import type { Formula, Line, Position } from "#app/lending/position.ts";
import { formatPercent } from "#app/lending/rate.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Loan, loanByNo } from "#db/stores/loans.ts";
import { giveUp } from "./give-up.ts";
import { openInstance } from "./instance.ts";

const usage = "npm run position -- LOAN_NO [--as-of 2026-11-22] [--json]";

const { values, positionals } = readArguments();
const [loanNo] = positionals;
if (!loanNo || positionals.length > 1) giveUp("Name one loan by its number.", usage);
const { services } = openInstance();
const asOf = values["as-of"] === undefined ? dayOfInstant(services.clock.now()) : parseDay(values["as-of"]);
if (asOf === null) giveUp("--as-of must be a day, like 2026-11-22.", usage);

const loan = await loanByNo(services.db.read, loanNo);
const standing = loan && standingOf(loan, await ledgerOf(services.db.read, loan.id), asOf);
await services.db.close();
if (!standing) giveUp(`There is no loan ${loanNo}.`);
const { position } = standing;
const text = values.json ? JSON.stringify(asJson(standing.loan, position), null, 2) : asText(standing.loan, position);
process.stdout.write(`${text}\n`);

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { "as-of": { type: "string" }, json: { type: "boolean" } } });
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : "", usage);
  }
}

/** The position as it is, with dates and amounts also as people write them. */
function asJson({ loanNo: number, profile, contract }: Loan, position: Position) {
  const { currency } = contract;
  const money = (amount: number) => ({ minor: amount, amount: formatMoney(amount, currency) });
  const day = (epochDay: number | null) => (epochDay === null ? null : formatDay(epochDay));
  const line = ({ from, to, amount, formula, notCharged, ...rest }: Line) => ({
    ...rest,
    ...money(amount),
    base: formula && "base" in formula ? formula.base : null,
    rate: formula && "ratePpm" in formula ? formatPercent(formula.ratePpm) : null,
    formula,
    from: day(from),
    to: day(to),
    notCharged,
  });
  return {
    loanNo: number,
    profile,
    product: `${contract.product.id} ${contract.product.version}`,
    currency,
    asOf: day(position.asOf),
    stage: position.stage,
    dpd: position.dpd,
    oldestUnpaidDue: day(position.oldestUnpaidDue),
    upToDate: money(position.upToDate),
    payoff: { total: money(position.payoff.total), lines: position.payoff.lines.map(line) },
    tomorrow: money(position.tomorrow),
    notCharged: money(position.notCharged),
    credit: money(position.credit),
    principalLeft: money(position.principalLeft),
    overdue: position.overdue,
    next: position.next && { nr: position.next.nr, due: day(position.next.due), ...money(position.next.amount) },
    lines: position.lines.map(line),
    instalments: position.instalments.map(({ from, due, settledOn, ...rest }) => ({
      ...rest,
      from: day(from),
      due: day(due),
      settledOn: day(settledOn),
    })),
    payments: position.payments.map(({ effective, ...rest }) => ({ ...rest, effective: day(effective) })),
    caps: position.caps,
    holds: position.holds.map(({ from, until, ...rest }) => ({ ...rest, from: day(from), until: day(until) })),
  };
}

function asText({ loanNo: number, profile, contract }: Loan, position: Position): string {
  const money = (amount: number) => formatMoney(amount, contract.currency).padStart(14);
  const rows = position.lines.map((line) => {
    const what = `${line.kind}${line.instalment === null ? "" : ` ${line.instalment}`}`.padEnd(16);
    const kept = line.notCharged > 0 ? `  (not charged: ${money(line.notCharged).trim()})` : "";
    return `  ${what}${money(line.amount)}  ${formulaOf(line, contract.currency)}${kept}`.trimEnd();
  });
  const late =
    position.oldestUnpaidDue === null
      ? "nothing past due"
      : `${position.dpd} days past ${formatDay(position.oldestUnpaidDue)}`;
  return [
    `${number}  ${profile}  ${contract.currency}  as of ${formatDay(position.asOf)}`,
    `  ${position.stage}, ${late}`,
    "",
    ...rows,
    `  ${"to be up to date".padEnd(16)}${money(position.upToDate)}`,
    "",
    `  ${"tomorrow".padEnd(16)}${money(position.tomorrow)}  more, if nothing changes`,
    `  ${"everything".padEnd(16)}${money(position.payoff.total)}  if cleared that day`,
    ...(position.next
      ? [
          `  ${"next".padEnd(16)}${money(position.next.amount)}  instalment ${position.next.nr}, ${formatDay(position.next.due)}`,
        ]
      : []),
  ].join("\n");
}

function formulaOf({ formula, days, heldDays }: Line, currency: string): string {
  const held = heldDays > 0 ? ` (${heldDays} held days not counted)` : "";
  return formula ? `${written(formula, currency, days)}${held}` : "";
}

function written(formula: Formula, currency: string, days: number): string {
  const money = (amount: number) => formatMoney(amount, currency);
  switch (formula.kind) {
    case "share":
      return `${money(formula.of)} ÷ ${formula.parts}`;
    case "time": {
      const span =
        formula.per === "day" ? `a day × ${days} days` : `a year × ${formula.numerator}/${formula.denominator}`;
      return `${money(formula.base)} × ${formatPercent(formula.ratePpm)} % ${span}`;
    }
    case "sum":
      return formula.parts
        .map((part) => `${money(part.base)} × ${formatPercent(part.ratePpm)} % × ${part.numerator}/${part.denominator}`)
        .join(" + ");
    case "percent":
      return `${money(formula.base)} × ${formatPercent(formula.ratePpm)} %, at least ${money(formula.minimum)}`;
  }
}
