import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { formatDay, parseDay } from "#app/lending/calendar.ts";
import { type MadeUpCountry, madeUpPerson } from "#db/seed/made-up-people.ts";
import type { BorrowerDetails, BorrowerLang } from "#db/stores/borrowers.ts";
import type { Mapping } from "./mapping.ts";
import type { ProblemCode } from "./problems.ts";
import { type ColumnIndex, dateReader, type ReadingRow, textReader, type TextSpec } from "./read-cells.ts";

type Fields = Mapping["fields"];
type MadeUp = { readonly madeUp: string };

const isMadeUp = (spec: object): spec is MadeUp => "madeUp" in spec;
const mail = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;

/** What the rest of the row says of the person, and where problems go. */
export interface PersonContext {
  readonly seed: string;
  readonly country: MadeUpCountry;
  readonly lang: BorrowerLang;
  readonly wrong: (field: keyof Fields, code: ProblemCode, message: string) => void;
}

/** Reads who owes: the columns that a mapping names, or somebody made up where it says so. */
export function personReader(
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
