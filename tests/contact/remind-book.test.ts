import { expect, test } from "vitest";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { remindBook } from "#app/contact/remind-book.ts";
import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract, testProduct } from "#tests/support/loans.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

const day = 86_400_000;
/** 10:00 in Shanghai on the day the second instalment of `testContract` falls due (6 November 2025). */
const dueDay = 20_398;
const tenOnDueDay = dueDay * day + 2 * 3_600_000;

/** A loan whose first instalment is paid and whose second falls due on `dueDay`. */
async function oneLoan(id = "l", borrower: Parameters<typeof addBorrower>[1] = {}) {
  const services = testServices();
  const me = await addBorrower(services.db, borrower);
  const schedule = makeSchedule(testContract);
  await services.db.transact(async (tx) => {
    await ensureProduct(tx, testProduct, 0);
    const loan = { id, loanNo: id, borrowerId: me.id, profile: "cn.licensed.loan", contract: testContract, schedule };
    await insertLoan(tx, loan, "hash", 0);
    const first: Entry = { kind: "payment", id: "p1", effective: 20_367, enteredAt: 0, amount: 310_000 };
    await appendEntry(tx, id, first, "p1", 0);
  });
  const sms = outboxGateway(services);
  const at = (instant: number) => services.clock.set(instant);
  const messages = () =>
    services.db.reader.prepare("select template, status, reason from messages order by id").all() as Array<{
      template: string;
      status: string;
      reason: string | null;
    }>;
  return { ...services, sms, at, messages };
}

test("two days before, on the day, the day after, then every seven days: each once, however often it runs", async () => {
  const book = await oneLoan();
  expect(testContract.firstDueDay).toBe(20_367);
  for (let offset = -5; offset <= 16; offset += 1) {
    book.at(tenOnDueDay + offset * day);
    for (let runs = 0; runs < 3; runs += 1) await remindBook(book);
    await deliverMessages(book);
  }
  expect(book.messages().map(({ template, status }) => `${template} ${status}`)).toEqual([
    "reminder:before_due sent",
    "reminder:due_today sent",
    "reminder:missed sent",
    "reminder:early sent",
    "reminder:early sent",
  ]);
});

test("during a hold nothing goes out, and what was held back is counted with its reason", async () => {
  const book = await oneLoan();
  const hold: Entry = {
    kind: "hold-start",
    id: "h",
    effective: dueDay - 1,
    enteredAt: 0,
    hold: "h",
    scopes: ["contact", "penalty"],
    reason: "hardship",
  };
  await book.db.transact((tx) => appendEntry(tx, "l", hold, "h", 0));
  for (let offset = 0; offset <= 1; offset += 1) {
    book.at(tenOnDueDay + offset * day);
    await remindBook(book);
    expect(await deliverMessages(book)).toBe(0);
  }
  expect(book.messages().map(({ status, reason }) => [status, reason])).toEqual([
    ["held", "hold:hardship"],
    ["held", "hold:hardship"],
  ]);
});

test("a hold that starts after a reminder was queued still stops it at the last look", async () => {
  const book = await oneLoan();
  book.at(tenOnDueDay);
  await remindBook(book);
  const hold: Entry = {
    kind: "hold-start",
    id: "h",
    effective: dueDay,
    enteredAt: 0,
    hold: "h",
    scopes: ["contact"],
    reason: "dispute",
  };
  await book.db.transact((tx) => appendEntry(tx, "l", hold, "h", 0));
  expect(await deliverMessages(book)).toBe(0);
  expect(book.messages()).toEqual([{ template: "reminder:due_today", status: "held", reason: "hold:dispute" }]);
});

test("a reminder written at night waits for the house's hours and goes out once", async () => {
  const book = await oneLoan();
  const threeAtNight = tenOnDueDay - 7 * 3_600_000;
  book.at(threeAtNight);
  await remindBook(book);
  expect(await deliverMessages(book)).toBe(0);
  expect(book.messages()).toMatchObject([{ status: "queued" }]);
  book.at(tenOnDueDay);
  expect(await deliverMessages(book)).toBe(1);
  expect(await deliverMessages(book)).toBe(0);
});

test("a number that is suppressed after queueing gets nothing", async () => {
  const book = await oneLoan();
  book.at(tenOnDueDay);
  await remindBook(book);
  book.db.writer.exec("insert into suppressions select 's', phone_index, 'stop', 0, null, null from borrowers");
  expect(await deliverMessages(book)).toBe(0);
  expect(book.messages()).toMatchObject([{ status: "held", reason: "suppressed" }]);
});

test("a cap counts reminders over all loans of a person", async () => {
  const book = await oneLoan();
  const [row] = book.db.reader.prepare("select borrower_id as id from loans").all() as Array<{ id: string }>;
  const second = { id: "m", loanNo: "m", borrowerId: row?.id ?? "", profile: "cn.licensed.loan" };
  await book.db.transact((tx) =>
    insertLoan(tx, { ...second, contract: testContract, schedule: makeSchedule(testContract) }, "hash", 0),
  );
  book.at(tenOnDueDay);
  await remindBook(book);
  expect(await deliverMessages(book)).toBe(1);
});
