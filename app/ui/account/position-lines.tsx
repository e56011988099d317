import type { Formula, Line } from "#app/lending/position.ts";
import { Amount } from "#app/ui/amount.tsx";
import { formatDay, formatMoney, formatNumber, formatPercent } from "#app/ui/format.ts";
import type { Factor } from "#app/ui/formula.tsx";
import type { LedgerLine } from "#app/ui/ledger.tsx";
import {
  atLeast,
  breakdownWords as words,
  dayCount,
  fromTo,
  heldDays,
  instalmentOf,
  interestFor,
  notCharged,
  wentTo,
} from "#app/words/breakdown.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

/** How amounts and dates of a loan are written. */
export interface Writing {
  lang: Lang;
  currency: string;
  /** Due day by instalment number, to name a line's instalment; empty when the page says it once for all lines. */
  dueDays: ReadonlyMap<number, number>;
}

/** The lines of a position as a table of words and sums; each amount can be recomputed from the figures under it. */
export function positionLines(lines: readonly Line[], writing: Writing): LedgerLine[] {
  return lines.map((line, index) => ({
    key: String(index),
    label: say(writing.lang, labels[line.kind]),
    detail: detailsOf(line, writing).map((text, nr) => (
      <span key={nr}>
        {nr > 0 ? <br /> : null}
        {text}
      </span>
    )),
    amount: <Amount amount={line.amount} currency={writing.currency} lang={writing.lang} />,
    formula: line.formula === null || isFixed(line.formula) ? undefined : factorsOf(line, line.formula, writing),
  }));
}

/** A fixed fee is its own reckoning: no part of anything. */
function isFixed(formula: Formula): boolean {
  return formula.kind === "percent" && formula.ratePpm === 0;
}

const labels: Record<Line["kind"], Message> = {
  principal: words.principal,
  interest: words.interest,
  penalty: words.penalty,
  "late-fee": words.lateFee,
  charge: words.charge,
  payment: words.payment,
  waiver: words.waiver,
  credit: words.credit,
};

function detailsOf(line: Line, writing: Writing): string[] {
  const { lang, currency, dueDays } = writing;
  const due = line.instalment === null ? undefined : dueDays.get(line.instalment);
  const details: string[] = [];
  if (line.instalment !== null && due !== undefined) {
    details.push(say(lang, instalmentOf, { nr: line.instalment, date: formatDay(due, lang) }));
  }
  if (line.kind === "interest" && line.from !== null && line.to !== null && line.formula?.kind === "time") {
    const rate = formatPercent(line.formula.ratePpm, lang);
    details.push(say(lang, interestFor, { ...span(line.from, line.to, lang), rate }));
  }
  if (line.split) {
    const parts = (["interest", "penalty", "fee", "principal"] as const)
      .filter((part) => line.split !== null && line.split[part] !== 0)
      .map((part) => `${say(lang, components[part])} ${formatMoney(line.split?.[part] ?? 0, currency, lang)}`)
      .join(lang === "zh-CN" ? "、" : ", ");
    const date = line.from === null ? "" : formatDay(line.from, lang, "short");
    details.push(date && parts ? say(lang, wentTo, { date, parts }) : date || parts);
  }
  if (line.heldDays > 0) details.push(say(lang, heldDays, { days: line.heldDays }));
  if (line.notCharged > 0) {
    details.push(say(lang, notCharged, { amount: formatMoney(line.notCharged, currency, lang) }));
  }
  return details;
}

const components = {
  interest: words.interest,
  penalty: words.penalty,
  fee: words.charge,
  principal: words.principal,
} as const;

function factorsOf(line: Line, formula: Formula, { lang, currency }: Writing): Factor[] {
  const money = (amount: number) => <Amount amount={amount} currency={currency} lang={lang} />;
  if (formula.kind === "share") {
    return [
      { value: money(formula.of), unit: say(lang, words.borrowed) },
      { value: `1 ÷ ${formula.parts}`, unit: say(lang, words.instalmentCount) },
    ];
  }
  if (formula.kind === "percent") {
    const minimum = formula.minimum > 0 ? formatMoney(formula.minimum, currency, lang) : null;
    return [
      { value: money(formula.base), unit: say(lang, words.base) },
      {
        value: formatPercent(formula.ratePpm, lang),
        unit: minimum ? say(lang, atLeast, { amount: minimum }) : say(lang, words.rate),
      },
    ];
  }
  if (formula.kind === "sum") {
    const parts = formula.parts.map(
      (part) =>
        `${formatMoney(part.base, currency, lang)} × ${formatPercent(part.ratePpm, lang)} × ${part.numerator} ÷ ${part.denominator}`,
    );
    return [{ value: parts.join(" + "), unit: say(lang, words.roundedOnce) }];
  }
  const base = { value: money(formula.base), unit: say(lang, baseWords(line)) };
  const dates = line.from === null || line.to === null ? undefined : say(lang, fromTo, span(line.from, line.to, lang));
  const daily = dailyRate(formula);
  if (daily !== null) {
    return [
      base,
      { value: formatPercent(daily, lang), unit: say(lang, words.perDay) },
      { value: say(lang, dayCount, { days: formula.numerator }), unit: dates },
    ];
  }
  const share = `${formatNumber(formula.numerator, lang)} ÷ ${formatNumber(formula.denominator, lang)}`;
  return [
    base,
    { value: formatPercent(formula.ratePpm, lang), unit: say(lang, words.perYear) },
    { value: share, unit: line.kind === "penalty" ? dates : say(lang, words.ofAYear) },
  ];
}

/** A penalty's rate per day, where a yearly one divides into days without a remainder. */
function dailyRate(formula: Extract<Formula, { kind: "time" }>): number | null {
  if (formula.per === "day") return formula.ratePpm;
  const divides = formula.denominator <= 366 && formula.ratePpm % formula.denominator === 0;
  return divides && formula.numerator !== 30 ? formula.ratePpm / formula.denominator : null;
}

function baseWords(line: Line): Message {
  if (line.kind === "penalty") return words.latePrincipal;
  return line.kind === "interest" ? words.principalLeft : words.base;
}

function span(from: number, to: number, lang: Lang): { from: string; to: string } {
  return { from: formatDay(from, lang, "short"), to: formatDay(to, lang, "short") };
}
