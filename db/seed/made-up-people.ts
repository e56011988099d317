import { createHash } from "node:crypto";
import { formatDay, dayOf } from "#app/lending/calendar.ts";
import type { BorrowerDetails } from "#db/stores/borrowers.ts";

/** Which kind of address, number and name a made-up person gets. */
export type MadeUpCountry = "CN" | "GB" | "US" | "AU";

const zhSurnames = ["陈", "林", "王", "李", "张", "刘", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何"];
const zhGiven = ["示例", "样本", "小样", "范例", "例安", "样宁", "示远", "例嘉", "样文", "示禾", "例青", "样舟"];
const enGiven = ["Alex", "Bailey", "Casey", "Dana", "Ellis", "Frankie", "Harper", "Jamie", "Kit", "Lee", "Morgan", "Noor", "Priya", "Robin", "Sam", "Taylor"]; // prettier-ignore
const enSurnames = ["Sampleton", "Testerly", "Mockford", "Exampleby", "Placeholder", "Fictionworth", "Demosey", "Notreal", "Fabrick", "Pretendham", "Specimen", "Draftwell"]; // prettier-ignore

/** Area codes with a 555-01xx block, which is kept for fiction. */
const usAreas = [
  "202",
  "205",
  "213",
  "303",
  "305",
  "312",
  "404",
  "415",
  "512",
  "602",
  "617",
  "702",
  "713",
  "808",
  "901",
];

/**
 * A person who does not exist, always the same for the same seed: names that say so, numbers from ranges kept for
 * fiction (or that no carrier has), e-mail under example.com. For sample books and for files without people in them.
 */
export function madeUpPerson(seed: string, country: MadeUpCountry, lang: "zh-CN" | "en"): BorrowerDetails {
  const bytes = createHash("sha256").update(`made-up person|${seed}`).digest();
  const pick = (at: number, choices: readonly string[]): string =>
    choices[bytes.readUInt16BE(at) % choices.length] ?? "";
  const digits = (at: number, count: number): string =>
    String(bytes.readUInt32BE(at) % 10 ** count).padStart(count, "0");
  const name = lang === "zh-CN" ? pick(0, zhSurnames) + pick(2, zhGiven) : `${pick(0, enGiven)} ${pick(2, enSurnames)}`;
  const birthDay = dayOf(1958, 1, 1) + (bytes.readUInt32BE(4) % 16_000);
  return {
    name,
    birthDate: formatDay(birthDay),
    phone: madeUpPhone(country, digits(8, 6), pick(12, usAreas)),
    email: `borrower-${bytes.toString("hex", 14, 20)}@example.com`,
    postcode: madeUpPostcode(country, digits(20, 5)),
    idTail: country === "CN" ? digits(24, 6) : digits(24, 4),
  };
}

function madeUpPhone(country: MadeUpCountry, digits: string, usArea: string): string {
  switch (country) {
    case "CN":
      return `+8610000${digits}`;
    case "GB":
      return `+447700900${digits.slice(0, 3)}`;
    case "US":
      return `+1${usArea}55501${digits.slice(0, 2)}`;
    case "AU":
      return `+6149157${digits.slice(0, 4)}`;
  }
}

function madeUpPostcode(country: MadeUpCountry, digits: string): string {
  switch (country) {
    case "CN":
      return `9${digits}`;
    case "GB":
      return `ZZ99 ${digits.slice(0, 1)}ZZ`;
    case "US":
      return digits;
    case "AU":
      return digits.slice(0, 4);
  }
}
