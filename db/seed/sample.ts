import type { Clock } from "#app/clock.ts";
import type { Ids } from "#app/ids.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { Stage } from "#app/lending/position.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import type { Database, Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { borrowerIdByNo, type BorrowerDetails, type BorrowerLang, insertBorrower } from "#db/stores/borrowers.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { createHash } from "node:crypto";
import { historyOf, type Incident, madeUpHistory } from "./made-up-history.ts";
import { contractFor, markets, productOf, standingFor, termsFor } from "./made-up-loan.ts";
import { type MadeUpCountry, madeUpPerson } from "./made-up-people.ts";
import { type Random, seededRandom } from "./random.ts";

/** Where the sample book is written, and the day it is made for. */
export interface SampleBook {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly today: EpochDay;
}

/** The people that a demonstration is played with, and what they type to be let in. */
export const demoPeople = {
  /** The design's example: ¥60,000.00 over 24 months, ¥2,289.12 to be up to date. */
  chenLi: { borrowerNo: "S-0001", loanNo: "LX-100001", birthDate: "1988-05-20", idTail: "08205X" },
  /** A smaller loan in English: £1,200.00 over a year, nine days past its date. */
  samSampleton: { borrowerNo: "S-0002", loanNo: "LX-100002", birthDate: "1991-03-14", postcode: "ZZ99 1ZZ" },
  /** A woman with two loans that may share a plan: one is nine days past its date, of the other a part is due today. */
  zhouYing: { borrowerNo: "S-0901", loanNo: "LX-200001", birthDate: "1992-08-17" },
  /** Asked for help and got a no, three days ago: another person can look again. */
  heYuan: { borrowerNo: "S-0902", loanNo: "LX-200003", birthDate: "1985-11-02" },
  /** Pays interest only until the week after next, and is asked how things are. */
  noraTesterly: { borrowerNo: "S-0903", loanNo: "LX-200004", birthDate: "1979-06-30" },
} as const;

interface SampleLoan {
  readonly loanNo: string;
  readonly profile: ProfileKey;
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly entries: readonly Entry[];
}

interface SampleBorrower {
  readonly borrowerNo: string;
  readonly person: BorrowerDetails;
  readonly lang: BorrowerLang;
  readonly timeZone: string;
  readonly loans: readonly SampleLoan[];
}

const stages: ReadonlyArray<readonly [Stage, number]> = [
  ["settled", 20],
  ["current", 58],
  ["pre_due", 24],
  ["early", 46],
  ["mid", 28],
  ["late", 22],
];
const incidents = ["nothing", "partial", "nothing", "waived", "reversed", "held", "nothing"] as const;

/**
 * Writes about two hundred made-up loans in every stage, once: the second run adds nothing. The same day always gives
 * the same book; another day gives the same people with dates moved along, so that a demonstration looks alive.
 */
export async function seedSampleBook(
  book: SampleBook,
): Promise<{ readonly borrowers: number; readonly loans: number }> {
  const people = sampleBorrowers(book.today);
  return book.db.transact(async (tx) => {
    if ((await borrowerIdByNo(tx, demoPeople.chenLi.borrowerNo)) !== null) return { borrowers: 0, loans: 0 };
    let loans = 0;
    for (const borrower of people) {
      await writeBorrower(tx, book, borrower);
      loans += borrower.loans.length;
    }
    return { borrowers: people.length, loans };
  });
}

async function writeBorrower(
  tx: Queryable,
  { keyring, clock, ids }: SampleBook,
  borrower: SampleBorrower,
): Promise<void> {
  const createdAt = clock.now();
  const borrowerId = ids.random();
  const { borrowerNo, person, lang, timeZone } = borrower;
  await insertBorrower(tx, keyring, { id: borrowerId, borrowerNo, ...person, lang, timeZone, createdAt });
  for (const { loanNo, profile, contract, schedule, entries } of borrower.loans) {
    const id = ids.random();
    await ensureProduct(tx, contract.product, createdAt);
    const termsHash = createHash("sha256").update(JSON.stringify(contract)).digest("hex");
    await insertLoan(tx, { id, loanNo, borrowerId, profile, contract, schedule }, termsHash, createdAt);
    const names = new Map(entries.map((entry) => [entry.id, ids.ordered(entry.enteredAt)]));
    for (const entry of entries) {
      await appendEntry(tx, id, renamed(entry, names), `sample:${entry.id}`, createdAt);
    }
  }
}

/** Gives an entry its real id, and the one it cancels too. */
function renamed(entry: Entry, names: ReadonlyMap<string, string>): Entry {
  const id = names.get(entry.id) ?? entry.id;
  return entry.kind === "reversal"
    ? { ...entry, id, reverses: names.get(entry.reverses) ?? entry.reverses }
    : { ...entry, id };
}

function sampleBorrowers(today: EpochDay): SampleBorrower[] {
  const random = seededRandom(20_261_118);
  const wanted = stages.flatMap(([stage, count]) => Array.from({ length: count }, () => stage));
  const borrowers = [chenLi(today), samSampleton(today)];
  let made = borrowers.length;
  for (let index = 0; index < wanted.length;) {
    const country = random.pick<MadeUpCountry>(["CN", "CN", "CN", "CN", "GB", "GB", "US", "US", "AU"]);
    const lang = country === "CN" ? (random.chance(90) ? "zh-CN" : "en") : random.chance(88) ? "en" : "zh-CN";
    const borrowerNo = `S-${String(borrowers.length + 1).padStart(4, "0")}`;
    const loans: SampleLoan[] = [];
    const count = random.chance(14) ? random.between(2, 3) : 1;
    for (let each = 0; each < count && index < wanted.length; each += 1, index += 1) {
      const stage = wanted[(index * 61) % wanted.length] ?? "current";
      made += 1;
      loans.push(sampleLoan(`LX-${100_000 + made}`, country, stage, incidentFor(stage, made), today, random));
    }
    const timeZone = random.pick<string>(markets[country].timeZones);
    borrowers.push({ borrowerNo, person: madeUpPerson(borrowerNo, country, lang), lang, timeZone, loans });
  }
  return [...borrowers, zhouYing(today), heYuan(today), noraTesterly(today)];
}

function incidentFor(stage: Stage, nr: number): Incident {
  if (stage === "settled") return nr % 4 === 0 ? "overpaid" : "nothing";
  if (stage === "current" || stage === "pre_due") return nr % 6 === 0 ? "overpaid" : nr % 11 === 0 ? "held" : "nothing";
  return incidents[nr % incidents.length] ?? "nothing";
}

function sampleLoan(
  loanNo: string,
  country: MadeUpCountry,
  stage: Stage,
  incident: Incident,
  today: EpochDay,
  random: Random,
): SampleLoan {
  const terms = termsFor(markets[country], random);
  const standing = standingFor(stage, terms.count, today, random);
  const contract = contractFor(terms, standing);
  const schedule = makeSchedule(contract);
  const entries = madeUpHistory(contract, schedule, standing.unpaidNr, incident, today, random);
  return { loanNo, profile: terms.profile, contract, schedule, entries };
}

/** Pays every instalment before `unpaidNr` on its day, to the cent. */
function punctual(contract: Contract, unpaidNr: number) {
  const schedule = makeSchedule(contract);
  const history = historyOf(contract, schedule);
  for (const row of schedule.rows) if (row.nr < unpaidNr) history.pay(row.due, row.principal + row.interest);
  return { schedule, history };
}

/** Instalment 14 of 24 is twelve days past its date, and ¥500.00 came eight days ago. */
function chenLi(today: EpochDay): SampleBorrower {
  const { borrowerNo, loanNo, birthDate, idTail } = demoPeople.chenLi;
  const profile = "cn.licensed.loan";
  const product = productOf("cn-equal-principal");
  const terms = { profile, product, currency: "CNY", principal: 6_000_000, annualRatePpm: 120_000, count: 24 } as const;
  const contract = contractFor(terms, { unpaidNr: 14, unpaidDue: today - 12 });
  const { schedule, history } = punctual(contract, 14);
  history.pay(today - 8, 50_000);
  return {
    borrowerNo,
    person: { ...madeUpPerson(borrowerNo, "CN", "zh-CN"), name: "陈立", birthDate, idTail },
    lang: "zh-CN",
    timeZone: "Asia/Shanghai",
    loans: [{ loanNo, profile, contract, schedule, entries: history.entries }],
  };
}

/** Two loans on the same terms: what a plan may take together. */
function zhouYing(today: EpochDay): SampleBorrower {
  const { borrowerNo, loanNo, birthDate } = demoPeople.zhouYing;
  const profile = "cn.licensed.loan";
  const terms = { profile, currency: "CNY", annualRatePpm: 120_000 } as const;
  const first = { ...terms, product: productOf("cn-equal-principal"), principal: 2_400_000, count: 24 };
  const second = { ...terms, product: productOf("cn-equal-instalment"), principal: 900_000, count: 12 };
  const loan = (number: string, of: typeof first, unpaidNr: number, unpaidDue: EpochDay): SampleLoan => {
    const contract = contractFor(of, { unpaidNr, unpaidDue });
    const { schedule, history } = punctual(contract, unpaidNr);
    return { loanNo: number, profile, contract, schedule, entries: history.entries };
  };
  return {
    borrowerNo,
    person: { ...madeUpPerson(borrowerNo, "CN", "zh-CN"), name: "周颖", birthDate },
    lang: "zh-CN",
    timeZone: "Asia/Shanghai",
    loans: [loan(loanNo, first, 10, today - 9), loan("LX-200002", second, 5, today)],
  };
}

function heYuan(today: EpochDay): SampleBorrower {
  const { borrowerNo, loanNo, birthDate } = demoPeople.heYuan;
  const profile = "cn.licensed.loan";
  const product = productOf("cn-equal-instalment");
  const terms = { profile, product, currency: "CNY", principal: 1_800_000, annualRatePpm: 120_000, count: 18 } as const;
  const contract = contractFor(terms, { unpaidNr: 8, unpaidDue: today - 16 });
  const { schedule, history } = punctual(contract, 8);
  return {
    borrowerNo,
    person: { ...madeUpPerson(borrowerNo, "CN", "zh-CN"), name: "何远", birthDate },
    lang: "zh-CN",
    timeZone: "Asia/Shanghai",
    loans: [{ loanNo, profile, contract, schedule, entries: history.entries }],
  };
}

/** Missed an instalment eighty days ago; what was agreed then is written by the sample work. */
function noraTesterly(today: EpochDay): SampleBorrower {
  const { borrowerNo, loanNo, birthDate } = demoPeople.noraTesterly;
  const profile = "uk.lender.loan";
  const product = productOf("uk-fixed-sum");
  const terms = { profile, product, currency: "GBP", principal: 240_000, annualRatePpm: 199_000, count: 24 } as const;
  const contract = contractFor(terms, { unpaidNr: 9, unpaidDue: today - 80 });
  const { schedule, history } = punctual(contract, 9);
  return {
    borrowerNo,
    person: { ...madeUpPerson(borrowerNo, "GB", "en"), name: "Nora Testerly", birthDate },
    lang: "en",
    timeZone: "Europe/London",
    loans: [{ loanNo, profile, contract, schedule, entries: history.entries }],
  };
}

function samSampleton(today: EpochDay): SampleBorrower {
  const { borrowerNo, loanNo, birthDate, postcode } = demoPeople.samSampleton;
  const profile = "uk.lender.loan";
  const product = productOf("uk-fixed-sum");
  const terms = { profile, product, currency: "GBP", principal: 120_000, annualRatePpm: 199_000, count: 12 } as const;
  const contract = contractFor(terms, { unpaidNr: 7, unpaidDue: today - 9 });
  const { schedule, history } = punctual(contract, 7);
  return {
    borrowerNo,
    person: { ...madeUpPerson(borrowerNo, "GB", "en"), name: "Sam Sampleton", birthDate, postcode },
    lang: "en",
    timeZone: "Europe/London",
    loans: [{ loanNo, profile, contract, schedule, entries: history.entries }],
  };
}
