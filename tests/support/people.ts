import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { insertBorrower, type NewBorrower } from "#db/stores/borrowers.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import { testDatabase, testKeyring } from "./database.ts";

/** 18 November 2026, 19:20 in Shanghai. */
export const evening = Date.UTC(2026, 10, 18, 11, 20);

/** Everything a verb needs, on an empty database and a clock that the test moves. */
export function testServices() {
  const clock = fixedClock(evening);
  const site = { origin: "https://pay.linxi.example" };
  return { db: testDatabase(), keyring: testKeyring, clock, ids: systemIds, site };
}

/** Adds a person; what is not given is made up. */
export async function addBorrower(db: SqliteDatabase, given: Partial<NewBorrower> = {}): Promise<NewBorrower> {
  const borrower: NewBorrower = {
    id: systemIds.random(),
    borrowerNo: systemIds.random(),
    name: "王小明",
    birthDate: "1990-03-07",
    phone: "+8613800004821",
    email: null,
    postcode: null,
    idTail: null,
    lang: "zh-CN",
    timeZone: "Asia/Shanghai",
    createdAt: evening,
    ...given,
  };
  await db.transact((tx) => insertBorrower(tx, testKeyring, borrower));
  return borrower;
}
