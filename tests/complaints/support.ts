import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { type FiledComplaint, fileComplaint } from "#app/complaints/file-complaint.ts";
import type { Handler } from "#app/complaints/handler-access.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import type { ComplaintHouse } from "#app/complaints/letters.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Complaint, complaintById } from "#db/stores/complaints.ts";
import { ensureProduct, insertLoan, type Loan } from "#db/stores/loans.ts";
import { testDatabase, testKeyring } from "#tests/support/database.ts";
import { testContract } from "#tests/support/loans.ts";
import { addBorrower } from "#tests/support/people.ts";
import { staffWith } from "#tests/support/staff.ts";

/** 1 June 2026, ten in the morning in Shanghai. */
export const june = instantOf(day("2026-06-01"), 600, "Asia/Shanghai");

/** A house with a clock that stands at an instant until it is moved. */
export function complaintHouse(at: number) {
  const clock = fixedClock(at);
  const site = { origin: "https://pay.linxi.example" };
  return { db: testDatabase(), keyring: testKeyring, clock, ids: systemIds, site };
}

export type TestHouse = ReturnType<typeof complaintHouse>;

/** Somebody of the complaints team, with the second factor just shown. */
export async function handlerIn(
  house: TestHouse,
  login: string,
  roles: StaffRole[] = ["complaints"],
): Promise<Handler> {
  return staffWith(house, login, roles);
}

/** A second factor shown this minute. */
export function fresh(house: TestHouse, handler: Handler): Handler {
  return { ...handler, secondFactorAt: house.clock.now() };
}

/** Files a complaint and gives the row; what is not given is made up. */
export async function filed(house: ComplaintHouse, given: Partial<FiledComplaint> = {}): Promise<Complaint> {
  const done = await fileComplaint(house, {
    statement: { ...emptyStatement, what: "An agency rang my work.", reach: "13800001111" },
    categories: ["charges"],
    complainant: "borrower",
    channel: "portal",
    lang: "en",
    writtenAnswer: false,
    borrowerId: null,
    loanId: null,
    actor: { kind: "complainant" },
    ...given,
  });
  if (!done.ok) throw new Error(done.reason);
  return latest(house, done.complaintId);
}

/** A complaint as it stands now. */
export async function latest(house: ComplaintHouse, id: string): Promise<Complaint> {
  const found = await complaintById(house.db.read, id);
  if (!found) throw new Error("no such complaint");
  return found;
}

/** A borrower with one loan under a profile. */
export async function loanUnder(
  house: TestHouse,
  profile: ProfileKey,
  zone = "Asia/Shanghai",
): Promise<{ borrowerId: string; loan: Loan }> {
  const person = await addBorrower(house.db, { timeZone: zone, phone: null });
  const loan: Loan = {
    ...{ id: systemIds.random(), loanNo: systemIds.random().slice(0, 10), borrowerId: person.id, profile },
    contract: testContract,
    schedule: makeSchedule(testContract),
  };
  await house.db.transact(async (tx) => {
    await ensureProduct(tx, testContract.product, 0);
    await insertLoan(tx, loan, "hash", 0);
  });
  return { borrowerId: person.id, loan };
}
