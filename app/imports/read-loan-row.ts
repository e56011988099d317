import { isProfileKey, profileFor } from "#app/policy/profile-for.ts";
import { addMonths, type EpochDay, formatDay } from "#app/lending/calendar.ts";
import type { Product } from "#app/lending/contract.ts";
import type { BorrowerLang } from "#db/stores/borrowers.ts";
import type { CsvRow } from "./csv-records.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { MadeUpCountry } from "#db/seed/made-up-people.ts";
import type { Mapping } from "./mapping.ts";
import type { CellProblem, ProblemCode } from "./problems.ts";
import { houseProduct } from "#app/policy/house-products.ts";
import {
  amountReader,
  columnOf,
  type ColumnIndex,
  dateReader,
  type DateSpec,
  optionalRateReader,
  type ReadDay,
  type ReadingRow,
  rateReader,
  textReader,
  type TextSpec,
} from "./read-cells.ts";
import { openingReader, optionalAmount } from "./read-opening.ts";
import { personReader } from "./read-person.ts";

export type LoanRowReading =
  | { readonly ok: true; readonly terms: LoanTerms }
  | { readonly ok: false; readonly loanNo: string | null; readonly problems: readonly CellProblem[] };

type Fields = Mapping["fields"];
/** The longest term that a schedule is made for: fifty years by the month. */
const mostInstalments = 600;
const loanNumber = /^[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u;
const zones = new Map<string, boolean>();

/**
 * Builds the reader of one book's rows from a mapping and the file's header. What it returns is checked cell by cell;
 * all problems of a row are reported at once.
 *
 * @param asOf the day that paid-to-date figures are of, where the row itself names none.
 */
export function loanRowReader(mapping: Mapping, indexOf: ColumnIndex, asOf: EpochDay): (row: CsvRow) => LoanRowReading {
  const { fields } = mapping;
  const products = new Map(mapping.products.map((product) => [product.id, product]));
  const readProduct = (id: string): Product | null => products.get(id) ?? houseProduct(id);
  const text = (field: TextSpec | undefined) => (field ? textReader(field, indexOf) : () => "");
  const loanNo = text(fields.loan_no);
  const borrowerNo = text(fields.borrower_no);
  const profile = text(fields.profile);
  const product = text(fields.product);
  const currency = text(fields.currency);
  const lang = text(fields.lang);
  const timeZone = text(fields.time_zone);
  const count = text(fields.count);
  const principal = amountReader(fields.principal, indexOf);
  const instalment = optionalAmount(fields.instalment, indexOf);
  const rate = rateReader(fields.annual_rate, indexOf);
  const start = dateReader(fields.start_date, indexOf);
  const firstDue = firstDueReader(fields.first_due_date, indexOf);
  const opening = openingReader(fields, indexOf);
  const openingDay = fields.paid_as_of ? dateReader(fields.paid_as_of, indexOf) : () => undefined;
  const dueDay = text(fields.due_day);
  const lpr = fields.lpr_one_year ? optionalRateReader(fields.lpr_one_year, indexOf) : () => undefined;
  const person = personReader(fields, indexOf);

  return (csvRow) => {
    const row: ReadingRow = { cells: csvRow.cells, problems: [...csvRow.problems] };
    if (row.problems.length > 0) return { ok: false, loanNo: null, problems: row.problems };
    const wrong = (field: keyof Fields, code: ProblemCode, message: string): void => {
      row.problems.push({ column: columnOf(fields[field]), code, message });
    };
    /** Reads a field that may not be empty. */
    const needed = <T>(field: keyof Fields, value: T | "" | null | undefined, what: string): T | null => {
      if (value === "" || value === undefined) {
        wrong(field, "value_missing", `${what} is missing.`);
        return null;
      }
      return value;
    };

    const number = needed<string>("loan_no", loanNo(row), "The loan number");
    if (number !== null && !loanNumber.test(number)) {
      wrong("loan_no", "bad_text", "The loan number may have letters, digits and . / _ - only, 40 at most.");
    }
    const borrower = needed<string>("borrower_no", borrowerNo(row), "The borrower's number");
    if (borrower !== null && !loanNumber.test(borrower)) {
      wrong("borrower_no", "bad_text", "The borrower's number may have letters, digits and . / _ - only, 40 at most.");
    }

    const profileKey = needed<string>("profile", profile(row), "The policy profile");
    const policy = profileKey !== null && isProfileKey(profileKey) ? profileFor(profileKey, asOf) : null;
    if (profileKey !== null && !policy) wrong("profile", "value_unknown", `There is no policy profile of this name.`);
    const productId = needed<string>("product", product(row), "The product");
    const conventions = productId === null ? null : readProduct(productId);
    if (productId !== null && !conventions) {
      wrong("product", "value_unknown", `There is no product of this name, here or in the mapping.`);
    }
    const money = needed<string>("currency", currency(row) || policy?.currency, "The currency");
    if (money !== null && !/^[A-Z]{3}$/.test(money)) {
      wrong("currency", "value_unknown", "The currency must be its three capital letters, like CNY.");
      return { ok: false, loanNo: number, problems: row.problems };
    }

    const lent = money === null ? null : needed("principal", principal(row, money), "The amount lent");
    if (lent === 0) wrong("principal", "bad_amount", "The amount lent must be more than 0.");
    const ratePpm = rate(row);
    const started = needed("start_date", start(row), "The start date");
    const due = started === null ? null : needed("first_due_date", firstDue(row, started), "The first due date");
    if (started && due && due.day <= started.day) {
      wrong(
        "first_due_date",
        "dates_out_of_order",
        `The first due date must come after the start, ${formatDay(started.day)}.`,
      );
    }
    const instalments = count(row);
    const howMany = instalments !== null && /^\d{1,4}$/.test(instalments) ? Number(instalments) : 0;
    if (instalments !== null && (howMany < 1 || howMany > mostInstalments)) {
      wrong("count", "bad_count", `The number of instalments must be a whole number from 1 to ${mostInstalments}.`);
    }
    const level = money === null ? null : instalment(row, money);
    const takenOver = money === null || lent === null ? null : opening(row, money, lent);
    const takenOverOn = openingDay(row);
    if (takenOverOn && takenOverOn.day > asOf) {
      wrong(
        "paid_as_of",
        "opening_in_future",
        `Figures of a day after the book's, ${formatDay(asOf)}, cannot be taken over.`,
      );
    }
    const aimedAt = dueDay(row);
    const anchorDay = aimedAt ? Number(aimedAt) : (due?.anchor ?? 0);
    if (aimedAt && !(Number.isInteger(anchorDay) && anchorDay >= 1 && anchorDay <= 31)) {
      wrong("due_day", "bad_count", "The due day must be a day of the month, 1 to 31.");
    }
    const lprOneYear = lpr(row);

    const spoken = langOf(lang(row), policy?.locale);
    if (spoken === null) wrong("lang", "value_unknown", "The language must be zh-CN or en.");
    const zone = timeZone(row) || policy?.zone;
    if (zone !== undefined && !isZone(zone)) wrong("time_zone", "value_unknown", "There is no time zone of this name.");
    const who = person(row, { seed: number ?? "", country: countryOf(profileKey), lang: spoken ?? "en", wrong });

    if (
      row.problems.length > 0 ||
      number === null ||
      borrower === null ||
      !policy ||
      profileKey === null ||
      !conventions ||
      money === null ||
      lent === null ||
      ratePpm === null ||
      !started ||
      !due ||
      takenOver === null ||
      lprOneYear === null ||
      !who ||
      level === null ||
      spoken === null ||
      zone === undefined
    ) {
      return { ok: false, loanNo: number, problems: row.problems };
    }
    return {
      ok: true,
      terms: {
        loanNo: number,
        borrowerNo: borrower,
        person: who,
        lang: spoken,
        timeZone: zone,
        profile: profileKey,
        product: conventions,
        currency: money,
        principal: lent,
        annualRatePpm: ratePpm,
        startDay: started.day,
        firstDueDay: due.day,
        anchorDay,
        count: howMany,
        instalment: level ?? null,
        opening: takenOver ? { day: takenOverOn?.day ?? asOf, ...takenOver } : null,
        lprOneYearPpm: lprOneYear ?? null,
      },
    };
  };
}

function firstDueReader(
  spec: Fields["first_due_date"],
  indexOf: ColumnIndex,
): (row: ReadingRow, start: ReadDay) => ReadDay | null | undefined {
  if ("monthsAfterStart" in spec) {
    const { monthsAfterStart } = spec;
    return (_row, { day, anchor }) => ({ day: addMonths(day, monthsAfterStart, anchor), anchor });
  }
  const read = dateReader(spec satisfies DateSpec, indexOf);
  return (row) => read(row);
}

function countryOf(profile: string | null): MadeUpCountry {
  switch (profile?.slice(0, 3)) {
    case "uk.":
      return "GB";
    case "us.":
      return "US";
    case "au.":
      return "AU";
    default:
      return "CN";
  }
}

function langOf(text: string | null, locale: string | undefined): BorrowerLang | null {
  const wanted = text || locale || "";
  if (wanted === "zh-CN" || wanted === "zh") return "zh-CN";
  return wanted === "en" || (text === "" && wanted.startsWith("en")) ? "en" : null;
}

function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let exists = true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    exists = false;
  }
  if (zones.size < 1_000) zones.set(name, exists);
  return exists;
}
