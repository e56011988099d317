import { createHash } from "node:crypto";
import type { Clock } from "#app/clock.ts";
import type { Ids } from "#app/ids.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { Stage } from "#app/lending/position.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { preparedInsert } from "#db/engine/bulk.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans } from "#db/schema/loans.ts";
import { knownLoans } from "#db/stores/book.ts";
import { sealedBorrower } from "#db/stores/borrowers.ts";
import { entryRow } from "#db/stores/ledger.ts";
import { ensureProduct, loanRow } from "#db/stores/loans.ts";
import { enteredAt } from "./made-up-history.ts";
import { contractFor, markets, type Standing, standingFor, termsFor } from "./made-up-loan.ts";
import { type MadeUpCountry, madeUpPerson } from "./made-up-people.ts";
import { type Random, seededRandom } from "./random.ts";

/** Where a large made-up book goes, and how large it becomes. */
export interface LargeBook {
  readonly db: SqliteDatabase;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly today: EpochDay;
  /** Loans in all; those of an earlier run count. */
  readonly loans: number;
  readonly onProgress: (done: number) => void;
}

const batchSize = 1_000;
const countries: readonly [MadeUpCountry, ...MadeUpCountry[]] = ["CN", "CN", "CN", "CN", "GB", "GB", "US", "US", "AU"];
const stages: readonly [Stage, ...Stage[]] = ["current", "current", "current", "current", "pre_due", "early", "early", "mid", "late", "settled"]; // prettier-ignore

/**
 * Fills a book with made-up loans for load tests, batch by batch in constant memory. Loan `XL-n` is always the same on
 * the same day; numbers that are there already are passed over, so that a run that broke off can be repeated.
 *
 * @returns how many loans were added.
 */
export async function seedLargeBook(book: LargeBook): Promise<number> {
  const { db } = book;
  const insert = {
    borrower: preparedInsert(db.writer, borrowers),
    loan: preparedInsert(db.writer, loans),
    entry: preparedInsert(db.writer, ledgerEntries),
  };
  const productsHere = new Set<string>();
  let added = 0;
  for (let start = 0; start < book.loans; start += batchSize) {
    const numbers = Array.from({ length: Math.min(batchSize, book.loans - start) }, (_, index) => start + index + 1);
    await db.transact(async (tx) => {
      const here = await knownLoans(tx, numbers.map(loanNoOf));
      for (const nr of numbers) {
        if (here.has(loanNoOf(nr))) continue;
        const { country, profile, contract, schedule, entries } = madeUp(nr, book.today);
        const now = book.clock.now();
        const borrowerNo = `XB-${nr}`;
        const lang = country === "CN" ? "zh-CN" : "en";
        const borrowerId = book.ids.ordered(now);
        const [timeZone] = markets[country].timeZones;
        const person = madeUpPerson(borrowerNo, country, lang);
        insert.borrower(sealedBorrower(book.keyring, { id: borrowerId, borrowerNo, ...person, lang, timeZone, createdAt: now })); // prettier-ignore
        const product = `${contract.product.id} ${contract.product.version}`;
        if (!productsHere.has(product)) await ensureProduct(tx, contract.product, now);
        productsHere.add(product);
        const id = book.ids.ordered(now);
        const termsHash = createHash("sha256").update(JSON.stringify(contract)).digest("hex");
        insert.loan(loanRow({ id, loanNo: loanNoOf(nr), borrowerId, profile, contract, schedule }, termsHash, now));
        for (const entry of entries) {
          insert.entry(entryRow(id, { ...entry, id: book.ids.ordered(entry.enteredAt) }, `seed:${entry.id}`, now));
        }
        added += 1;
      }
    });
    book.onProgress(Math.min(start + batchSize, book.loans));
  }
  return added;
}

function loanNoOf(nr: number): string {
  return `XL-${nr}`;
}

interface MadeUpLoan {
  readonly country: MadeUpCountry;
  readonly profile: ProfileKey;
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly entries: readonly Entry[];
}

function madeUp(nr: number, today: EpochDay): MadeUpLoan {
  const random = seededRandom(nr);
  const country = random.pick(countries);
  const terms = termsFor(markets[country], random);
  const standing = standingFor(random.pick(stages), terms.count, today, random);
  const contract = contractFor(terms, standing);
  const schedule = makeSchedule(contract);
  return { country, profile: terms.profile, contract, schedule, entries: ledgerOf(schedule, standing, today, random) };
}

/** What was paid punctually as one opening, the instalments of the last quarter as payments, and now and then a part. */
function ledgerOf(schedule: Schedule, { unpaidNr, unpaidDue }: Standing, today: EpochDay, random: Random): Entry[] {
  const settled = schedule.rows.filter(({ nr }) => nr < unpaidNr);
  const before = settled.slice(0, Math.max(0, settled.length - 3));
  const entries: Entry[] = [];
  const write = (effective: EpochDay) => ({ id: String(entries.length), effective, enteredAt: enteredAt(effective) });
  const last = before.at(-1);
  if (last) {
    const paid = {
      principal: before.reduce((sum, row) => sum + row.principal, 0),
      interest: before.reduce((sum, row) => sum + row.interest, 0),
      penalty: 0,
      fee: 0,
    };
    entries.push({ kind: "opening", ...write(last.due), paid, unpaid: { penalty: 0, fee: 0 } });
  }
  for (const row of settled.slice(before.length)) {
    const day = Math.min(row.due, today - 1);
    entries.push({ kind: "payment", ...write(day), amount: row.principal + row.interest });
  }
  if (unpaidDue < today - 1 && random.chance(25)) {
    const row = schedule.rows[unpaidNr - 1];
    const amount = row ? Math.round(((row.principal + row.interest) * random.between(10, 60)) / 100) : 0;
    if (amount > 0) entries.push({ kind: "payment", ...write(random.between(unpaidDue + 1, today - 1)), amount });
  }
  return entries;
}
