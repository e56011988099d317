import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isProfileKey, profileFor } from "#app/policy/profile-for.ts";
import { addMonths, type EpochDay, formatDay, parseDay } from "#app/lending/calendar.ts";
import type { Product } from "#app/lending/contract.ts";
import type { Minor } from "#app/lending/money.ts";
import type { BorrowerDetails, BorrowerLang } from "#db/stores/borrowers.ts";
import type { CsvRow } from "./csv-records.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { type MadeUpCountry, madeUpPerson } from "#db/seed/made-up-people.ts";
import type { Mapping } from "./mapping.ts";
import type { CellProblem, ProblemCode } from "./problems.ts";
import { houseProduct } from "#app/policy/house-products.ts";
import {
  amountReader,
  columnOf,
  type ColumnIndex,
  dateReader,
  type DateSpec,
  type ReadAmount,
  optionalRateReader,
  type ReadDay,
  type ReadingRow,
  rateReader,
  textReader,
  type TextSpec,
} from "./read-cells.ts";

export type LoanRowReading =
  | { readonly ok: true; readonly terms: LoanTerms }
  | { readonly ok: false; readonly loanNo: string | null; readonly problems: readonly CellProblem[] };

type Fields = Mapping["fields"];
type MadeUp = { readonly madeUp: string };

const isMadeUp = (spec: object): spec is MadeUp => "madeUp" in spec;
/** The longest term that a schedule is made for: fifty years by the month. */
const mostInstalments = 600;
const loanNumber = /^[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u;
const mail = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;
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

function optionalAmount(spec: Fields["instalment"], indexOf: ColumnIndex): ReadAmount {
  return spec ? amountReader(spec, indexOf) : () => undefined;
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

/** Reads paid and unpaid amounts. Undefined: the row says nothing of them. */
function openingReader(
  fields: Fields,
  indexOf: ColumnIndex,
): (
  row: ReadingRow,
  currency: string,
  lent: Minor,
) => Omit<NonNullable<LoanTerms["opening"]>, "day"> | null | undefined {
  const spec = fields.paid_principal;
  const isBalance = spec !== undefined && "principalLess" in spec;
  const principal = isBalance ? amountReader(spec.principalLess, indexOf) : optionalAmount(spec, indexOf);
  const interest = optionalAmount(fields.paid_interest, indexOf);
  const penalty = optionalAmount(fields.paid_penalty, indexOf);
  const fee = optionalAmount(fields.paid_fee, indexOf);
  const unpaidPenalty = optionalAmount(fields.unpaid_penalty, indexOf);
  const unpaidFee = optionalAmount(fields.unpaid_fee, indexOf);
  return (row, currency, lent) => {
    const found = [principal, interest, penalty, fee, unpaidPenalty, unpaidFee].map((read) => read(row, currency));
    if (found.includes(null)) return null;
    if (found.every((amount) => amount === undefined)) return undefined;
    const [first, ...others] = found;
    if (first !== undefined && first !== null && first > lent) {
      const message = isBalance ? "More principal is left than was lent." : "More principal was paid than was lent.";
      row.problems.push({ column: columnOf(spec), code: "paid_too_much", message });
      return null;
    }
    const [paidInterest, paidPenalty, paidFee, openPenalty, openFee] = others.map((amount) => amount ?? 0);
    return {
      paid: {
        principal: first === undefined || first === null ? 0 : isBalance ? lent - first : first,
        interest: paidInterest ?? 0,
        penalty: paidPenalty ?? 0,
        fee: paidFee ?? 0,
      },
      unpaid: { penalty: openPenalty ?? 0, fee: openFee ?? 0 },
    };
  };
}

interface PersonContext {
  readonly seed: string;
  readonly country: MadeUpCountry;
  readonly lang: BorrowerLang;
  readonly wrong: (field: keyof Fields, code: ProblemCode, message: string) => void;
}

function personReader(
  fields: Fields,
  indexOf: ColumnIndex,
): (row: ReadingRow, context: PersonContext) => BorrowerDetails | null {
  const given = (spec: TextSpec | MadeUp | undefined) =>
    spec === undefined || isMadeUp(spec) ? null : textReader(spec, indexOf);
  const name = given(fields.name);
  const phone = given(fields.phone);
  const email = given(fields.email);
  const postcode = given(fields.postcode);
  const idTail = given(fields.id_tail);
  const birth = fields.birth_date && !isMadeUp(fields.birth_date) ? dateReader(fields.birth_date, indexOf, true) : null;
  const invents = [fields.name, fields.birth_date, fields.phone, fields.email, fields.postcode, fields.id_tail].some(
    (spec) => spec !== undefined && isMadeUp(spec),
  );
  const earliestBirth = parseDay("1900-01-01") ?? 0;

  return (row, { seed, country, lang, wrong }) => {
    const madeUp = invents ? madeUpPerson(seed, country, lang) : null;
    const value = (read: ReturnType<typeof given>, spec: object | undefined, invented: string | null | undefined) =>
      read ? read(row) || null : spec === undefined ? null : (invented ?? null);
    const person = {
      name: value(name, fields.name, madeUp?.name),
      birthDate: madeUp && !birth && fields.birth_date ? madeUp.birthDate : null,
      phone: phone ? null : value(null, fields.phone, madeUp?.phone),
      email: value(email, fields.email, madeUp?.email),
      postcode: value(postcode, fields.postcode, madeUp?.postcode),
      idTail: value(idTail, fields.id_tail, madeUp?.idTail),
    };
    if (person.name === null) wrong("name", "value_missing", "The borrower's name is missing.");
    if (person.name !== null && person.name.length > 120)
      wrong("name", "bad_text", "The name is longer than 120 characters.");
    const born = birth?.(row);
    if (born) {
      if (born.day < earliestBirth) wrong("birth_date", "bad_date", "The date of birth lies before 1900.");
      person.birthDate = formatDay(born.day);
    }
    const dialled = phone?.(row);
    if (dialled) {
      const parsed = parsePhoneNumberFromString(dialled, country);
      if (parsed?.isPossible()) person.phone = parsed.number;
      else wrong("phone", "bad_phone", "This is not a telephone number; write it like +8613800000000.");
    }
    if (person.email !== null && (person.email.length > 254 || !mail.test(person.email))) {
      wrong("email", "bad_email", "This is not an e-mail address.");
    }
    if (person.idTail !== null && !/^[0-9A-Za-z]{4,6}$/.test(person.idTail)) {
      wrong("id_tail", "bad_text", "Only the last 4 to 6 characters of the identity document belong here.");
    }
    if (person.postcode !== null && person.postcode.length > 12)
      wrong("postcode", "bad_text", "The postcode is too long.");
    if (born !== null && person.birthDate === null && person.postcode === null && person.idTail === null) {
      const message =
        "The borrower could never sign in: date of birth, postcode and end of the identity number are all missing.";
      wrong("birth_date", "no_identity_factor", message);
    }
    return person;
  };
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
