import { dayOf, daysInMonth, type EpochDay, parseDay } from "#app/lending/calendar.ts";
import { currencyExponent, divideBig, type Minor, parseMoney } from "#app/lending/money.ts";
import { parsePercent, type Ppm } from "#app/lending/rate.ts";
import type { DateFormat, Mapping } from "./mapping.ts";
import type { CellProblem } from "./problems.ts";

type Fields = Mapping["fields"];
export type TextSpec = Fields["loan_no"];
export type AmountSpec = Fields["principal"];
export type RateSpec = Fields["annual_rate"];
export type DateSpec = Fields["start_date"];

/** One row while it is read: its cells, and what was found wrong in them. */
export interface ReadingRow {
  readonly cells: readonly string[];
  readonly problems: CellProblem[];
}

/** Where a column stands in this file; -1 for an optional one that it lacks. @throws on a name that was not checked. */
export type ColumnIndex = (column: string) => number;

/** Reads one value out of a row. Null: it was wrong, and the row's problems say why. */
export type Read<T> = (row: ReadingRow) => T | null;

/** What a value reads like and which column it came from. Empty text: nothing is given. */
interface Given {
  readonly text: string;
  readonly column: string | null;
}

type Spec =
  | { readonly constant: string }
  | {
      readonly column: string;
      readonly default?: string | undefined;
      readonly map?: Readonly<Record<string, string>> | undefined;
    };

function givenReader(spec: Spec, indexOf: ColumnIndex): (row: ReadingRow) => Given | null {
  if ("constant" in spec) {
    const given = { text: spec.constant, column: null };
    return () => given;
  }
  const { column, default: fallback = "", map } = spec;
  const index = indexOf(column);
  if (!map) return ({ cells }) => ({ text: (cells[index] ?? "").trim() || fallback, column });
  const values = new Map(Object.entries(map));
  const other = values.get("*");
  return ({ cells, problems }) => {
    const cell = (cells[index] ?? "").trim();
    const text = cell === "" ? fallback : (values.get(cell) ?? other);
    if (text !== undefined) return { text, column };
    problems.push({
      column,
      code: "value_unknown",
      message: `The mapping does not know this value. It knows: ${[...values.keys()].join(", ")}.`,
    });
    return null;
  };
}

/** Text as it stands; empty when nothing is given. */
export function textReader(spec: TextSpec, indexOf: ColumnIndex): Read<string> {
  const read = givenReader(spec, indexOf);
  return (row) => read(row)?.text ?? null;
}

/** The column of the file that a value comes from, for messages; null for constants. */
export function columnOf(spec: object | undefined): string | null {
  if (spec === undefined) return null;
  if ("column" in spec && typeof spec.column === "string") return spec.column;
  return "principalLess" in spec && typeof spec.principalLess === "object" && spec.principalLess !== null
    ? columnOf(spec.principalLess)
    : null;
}

/** Reads money in a currency that may differ from row to row. Undefined: the cell is empty. */
export type ReadAmount = (row: ReadingRow, currency: string) => Minor | null | undefined;

/** An amount in minor units, never negative. */
export function amountReader(spec: AmountSpec, indexOf: ColumnIndex): ReadAmount {
  const read = givenReader(spec, indexOf);
  const strip = "strip" in spec && spec.strip ? [...spec.strip] : [];
  const rounds = "round" in spec && spec.round !== undefined;
  return (row, currency) => {
    const given = read(row);
    if (given === null) return null;
    if (given.text === "") return undefined;
    const plain = strip.reduce((text, character) => text.replaceAll(character, ""), given.text);
    const amount = rounds ? parseRounded(plain, currency) : parseMoney(plain, currency);
    if (amount === null) {
      const decimals = currencyExponent(currency);
      const message = `The amount must be a plain number with at most ${decimals} decimals, like ${decimals === 0 ? "1250" : "1250.50"}; here it is "${shown(given.text)}".`;
      row.problems.push({ column: given.column, code: "bad_amount", message });
      return null;
    }
    if (amount < 0) {
      const message = `The amount may not be negative; here it is ${shown(given.text)}.`;
      row.problems.push({ column: given.column, code: "negative_amount", message });
      return null;
    }
    return amount;
  };
}

function parseRounded(text: string, currency: string): Minor | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,20}))?$/.exec(text);
  if (!match) return null;
  const decimals = match[3] ?? "";
  const numerator = BigInt(`${match[1]}${match[2]}${decimals}`) * 10n ** BigInt(currencyExponent(currency));
  const amount = Number(divideBig(numerator, 10n ** BigInt(decimals.length)));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** A yearly rate in ppm, from 0 % to 1,000 %. */
export function rateReader(spec: RateSpec, indexOf: ColumnIndex): Read<Ppm> {
  const read = givenReader(spec, indexOf);
  const written = "written" in spec ? (spec.written ?? "percent") : "percent";
  return (row) => {
    const given = read(row);
    if (given === null) return null;
    const rate = parseRate(given.text, written);
    if (rate !== null && rate >= 0 && rate <= 10_000_000) return rate;
    const example = { percent: "14.07", fraction: "0.1407", ppm: "140700" }[written];
    const message =
      given.text === ""
        ? "The yearly rate is missing."
        : `The yearly rate must be written like ${example}, from 0 to 1,000 per cent; here it is "${shown(given.text)}".`;
    row.problems.push({ column: given.column, code: given.text === "" ? "value_missing" : "bad_rate", message });
    return null;
  };
}

/** The same, where an empty cell is no mistake. */
export function optionalRateReader(spec: RateSpec, indexOf: ColumnIndex): (row: ReadingRow) => Ppm | null | undefined {
  const given = givenReader(spec, indexOf);
  const read = rateReader(spec, indexOf);
  return (row) => {
    const found = given(row);
    return found === null ? null : found.text === "" ? undefined : read(row);
  };
}

function parseRate(text: string, written: "percent" | "fraction" | "ppm"): Ppm | null {
  if (written === "percent") return parsePercent(text);
  if (written === "ppm") return /^\d{1,9}$/.test(text) ? Number(text) : null;
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text);
  return match ? Number(match[1]) * 1_000_000 + Number((match[2] ?? "").padEnd(6, "0")) : null;
}

/** A date, and the day of the month it aims at where a short month made it earlier. */
export interface ReadDay {
  readonly day: EpochDay;
  readonly anchor: number;
}

/** A calendar date. Undefined: the cell is empty. @param personal the cell is not repeated in messages. */
export function dateReader(
  spec: DateSpec,
  indexOf: ColumnIndex,
  personal = false,
): (row: ReadingRow) => ReadDay | null | undefined {
  const read = givenReader(spec, indexOf);
  const format: DateFormat = "format" in spec ? (spec.format ?? "YYYY-MM-DD") : "YYYY-MM-DD";
  const readDayOfMonth = "day" in spec && spec.day ? textReader(spec.day, indexOf) : () => "1";
  const known = new Map<string, ReadDay>();
  return (row) => {
    const given = read(row);
    if (given === null) return null;
    if (given.text === "") return undefined;
    const dayOfMonth = readDayOfMonth(row);
    if (dayOfMonth === null) return null;
    const key = `${given.text}|${dayOfMonth}`;
    const found = known.get(key) ?? parseDate(given.text, format, Number(dayOfMonth));
    if (found === null) {
      const written = personal ? "" : `; here it is "${shown(given.text)}"`;
      const message = `The date must exist and be written as ${format}${written}.`;
      row.problems.push({ column: given.column, code: "bad_date", message });
      return null;
    }
    // A book has few distinct dates; a hostile file has many.
    if (known.size < 10_000) known.set(key, found);
    return found;
  };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Two-digit years below this are of this century. */
const pivotYear = 70;

function parseDate(text: string, format: DateFormat, dayOfMonth: number): ReadDay | null {
  const parts = (pattern: RegExp): [string, string, string] | null => {
    const match = pattern.exec(text);
    return match ? [match[1] ?? "", match[2] ?? "", match[3] ?? ""] : null;
  };
  switch (format) {
    case "YYYY-MM-DD":
      return exactDay(parts(/^(\d{4})-(\d{2})-(\d{2})$/));
    case "YYYYMMDD":
      return exactDay(parts(/^(\d{4})(\d{2})(\d{2})$/));
    case "DD/MM/YYYY":
    case "DD.MM.YYYY": {
      const found = parts(
        format === "DD/MM/YYYY" ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/ : /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
      );
      return exactDay(found && [found[2], found[1], found[0]]);
    }
    case "MM/DD/YYYY": {
      const found = parts(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
      return exactDay(found && [found[2], found[0], found[1]]);
    }
    case "Mon-YY": {
      const found = parts(/^([A-Za-z]{3})-(\d{2})$/);
      if (!found) return null;
      const year = Number(found[1]);
      return dayInMonth(
        (year < pivotYear ? 2000 : 1900) + year,
        months.indexOf(found[0].toLowerCase()) + 1,
        dayOfMonth,
      );
    }
    case "YYYY-MM": {
      const found = parts(/^(\d{4})-(\d{2})$/);
      return found && dayInMonth(Number(found[0]), Number(found[1]), dayOfMonth);
    }
  }
}

function exactDay(found: [string, string, string] | null): ReadDay | null {
  if (!found) return null;
  const [year, month, day] = found;
  const parsed = parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return parsed === null ? null : { day: parsed, anchor: Number(day) };
}

function dayInMonth(year: number, month: number, dayOfMonth: number): ReadDay | null {
  if (month < 1 || month > 12 || !Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > 31) return null;
  return { day: dayOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month))), anchor: dayOfMonth };
}

/** A cell for a message: short, so that a report stays readable. Only for columns that hold no personal data. */
function shown(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
