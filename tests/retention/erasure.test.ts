import { expect, test } from "vitest";
import { someText } from "#tests/contact/support.ts";
import { standingOf } from "#app/account/standing.ts";
import { mintLink } from "#app/access/mint-link.ts";
import { startSession } from "#app/access/start-session.ts";
import { dataCopy } from "#app/contact/data-copy.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { nightlySteps } from "#app/jobs/nightly-steps.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import { erasePeople } from "#app/retention/erase-people.ts";
import { liftHold, setLegalHold } from "#app/retention/legal-holds.ts";
import { erasureTerms, requestErasure } from "#app/retention/request-erasure.ts";
import { keptThrough } from "#app/retention/terms.ts";
import { approve } from "#app/staff/approvals/decide-approval.ts";
import { termsHash } from "#app/staff/approvals/terms.ts";
import { auditPage, firstBrokenAuditEvent } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan, loanById } from "#db/stores/loans.ts";
import { erasureOf } from "#db/stores/retention.ts";
import { testContract, testProduct } from "#tests/support/loans.ts";
import { addBorrower } from "#tests/support/people.ts";
import { staffHouse, staffWith } from "#tests/support/staff.ts";

const day = 86_400_000;
const noComplaint = async () => false;
/** The day on which the loan is paid back. */
const paidOff = 20_400;

/** A person whose only loan was paid back on `paidOff`, seen on a day so many days later. */
async function longAgo(daysLater: number) {
  const house = { ...staffHouse(), site: { origin: "https://pay.linxi.example" } };
  const me = await addBorrower(house.db, { email: "wang@example.com" });
  await house.db.transact(async (tx) => {
    await ensureProduct(tx, testProduct, 0);
    const loan = { id: "l", loanNo: "l", borrowerId: me.id, profile: "cn.licensed.loan", contract: testContract };
    await insertLoan(tx, { ...loan, schedule: makeSchedule(testContract) }, "hash", 0);
  });
  const loan = await loanById(house.db.read, "l");
  if (!loan) throw new Error("no loan");
  const { total } = standingOf(loan, [], paidOff).position.payoff;
  const pay: Entry = { kind: "payment", id: "p", effective: paidOff, enteredAt: 0, amount: total };
  await house.db.transact((tx) => appendEntry(tx, "l", pay, "p", 0));
  house.clock.set((paidOff + daysLater) * day);
  const night = () => assessBook(house, nightlySteps(house));
  const erase = (openComplaint = noComplaint) => erasePeople(house, openComplaint);
  const known = () => borrowerDetails(house.db.read, house.keyring, me.id);
  return { house, me, night, erase, known, total };
}

const period = keptThrough(["cn.licensed.loan"], paidOff) - paidOff;

test("a person goes the day after the longest time of their profile, not before; the ledger stays", async () => {
  expect(period).toBe(2_557);
  const { house, me, night, erase, known, total } = await longAgo(period);
  await night();
  expect(await erase()).toBe(0);
  house.clock.advance(day);
  await night();
  expect(await erase()).toBe(1);
  expect(await erase()).toBe(0);
  expect(await known()).toBeNull();
  const row = house.db.reader.prepare("select * from borrowers where id = ?").get(me.id);
  expect(row).toMatchObject({ data_key: null, name_sealed: null, phone_index: null, email_index: null });
  expect((await ledgerOf(house.db.read, "l")).map((entry) => "amount" in entry && entry.amount)).toEqual([total]);
  expect((await erasureOf(house.db.read, me.id))?.erasedAt).toBe(house.clock.now());
  expect(() => house.db.writer.exec("delete from erasures")).toThrow("stays erased");
  const [event] = await auditPage(house.db.read, { categories: ["repayment"], size: 1 });
  expect(event).toMatchObject({ action: "person.erased", object: `borrower:${me.id}`, reason: "retention" });
  expect(await firstBrokenAuditEvent(house.db.read)).toBeNull();
});

test("what was sealed under the key cannot be opened, and what pointed at the person is gone", async () => {
  const { house, me, night, erase } = await longAgo(period + 1);
  const seal = await personalSeal(house.db.read, house.keyring, me.id);
  const words = seal?.seal("hardship|x", "I lost my job");
  const actor = { borrowerId: me.id, sessionHash: "", requestId: "r" };
  expect(await dataCopy(house, actor)).toContain("wang@example.com");
  await house.db.transact(async (tx) => {
    await startSession(tx, house, me.id);
    await mintLink(tx, house, me.id);
    const sms = { borrowerId: me.id, loanId: "l", template: "t", dedupeKey: "d", compose: someText };
    await queueSms(tx, house, sms);
  });
  await night();
  expect(await erase()).toBe(1);
  expect(words).toBeDefined();
  expect(await personalSeal(house.db.read, house.keyring, me.id)).toBeNull();
  expect(await dataCopy(house, actor)).toBeNull();
  for (const table of ["sessions", "links"]) {
    expect(house.db.reader.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  }
  const message = house.db.reader.prepare("select status, reason, content_sealed from messages").get();
  expect(message).toEqual({ status: "cancelled", reason: "erased", content_sealed: null });
});

test("a legal hold and an open complaint make it wait; afterwards it goes by itself", async () => {
  const { house, me, night, erase, known } = await longAgo(period + 1);
  const admin = await staffWith(house, "admin", ["admin"]);
  const hold = { borrowerId: me.id, reason: "court" } as const;
  expect(await house.db.transact((tx) => setLegalHold(tx, house, admin, hold))).toEqual({ ok: true });
  expect(await house.db.transact((tx) => setLegalHold(tx, house, admin, hold))).toEqual({
    ok: false,
    reason: "already_held",
  });
  await night();
  expect(await erase()).toBe(0);
  expect(await known()).not.toBeNull();
  expect(await house.db.transact((tx) => liftHold(tx, house, admin, hold))).toEqual({ ok: true });
  expect(await erase(async () => true)).toBe(0);
  expect(await erase()).toBe(1);
  expect(await house.db.transact((tx) => setLegalHold(tx, house, admin, hold))).toEqual({
    ok: false,
    reason: "already_erased",
  });
});

test("a payment that comes back opens the loan again, and nobody is erased", async () => {
  const { house, me, night, erase, known } = await longAgo(period + 1);
  await night();
  expect(await erasureOf(house.db.read, me.id)).not.toBeNull();
  const back: Entry = {
    kind: "chargeback",
    id: "c",
    effective: paidOff + 30,
    enteredAt: 1,
    amount: 50_000,
    payment: "p",
  };
  await house.db.transact((tx) => appendEntry(tx, "l", back, "c", 0));
  expect(await erase()).toBe(0);
  expect(await known()).not.toBeNull();
  expect(await erasureOf(house.db.read, me.id)).toBeNull();
});

test("at the person's own wish it goes early, when two admins agree; one alone erases nobody", async () => {
  const { house, me, erase, known } = await longAgo(10);
  const [one, two] = [await staffWith(house, "one", ["admin"]), await staffWith(house, "two", ["admin"])];
  const agent = await staffWith(house, "agent", ["agent"]);
  const ask = (by: { staffId: string }) => house.db.transact((tx) => requestErasure(tx, house, by, me.id));
  expect(await ask(agent)).toEqual({ ok: false, reason: "not_allowed" });
  const asked = await ask(one);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await erase()).toBe(0);
  const given = { approvalId: asked.approvalId, termsHash: termsHash(erasureTerms(me.id)) };
  const agree = (by: typeof one) => house.db.transact((tx) => approve(tx, house, by, given));
  expect(await agree(one)).toEqual({ ok: false, reason: "own_request" });
  expect(await agree(two)).toMatchObject({ ok: true });
  expect(await erase()).toBe(1);
  expect(await known()).toBeNull();
  expect(await ask(one)).toEqual({ ok: false, reason: "already_erased" });
});

test("while a loan runs, neither time nor wish erases anybody", async () => {
  const { house, me } = await longAgo(period + 1);
  await house.db.transact((tx) =>
    insertLoan(
      tx,
      {
        id: "m",
        loanNo: "m",
        borrowerId: me.id,
        profile: "cn.licensed.loan",
        contract: testContract,
        schedule: makeSchedule(testContract),
      },
      "hash",
      0,
    ),
  );
  await assessBook(house, nightlySteps(house));
  expect(await erasureOf(house.db.read, me.id)).toBeNull();
  const admin = await staffWith(house, "one", ["admin"]);
  expect(await house.db.transact((tx) => requestErasure(tx, house, admin, me.id))).toEqual({
    ok: false,
    reason: "open_loan",
  });
});
