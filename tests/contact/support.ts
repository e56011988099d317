import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import { demoOutbox } from "#app/contact/demo-outbox.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract, testProduct } from "#tests/support/loans.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

export const day = 86_400_000;
/** The day on which the second instalment of `testContract` falls due (6 November 2025), a Thursday. */
export const dueDay = 20_398;
/** 10:00 in Shanghai on that day. */
export const tenOnDueDay = dueDay * day + 2 * 3_600_000;

/** A person with one loan whose first instalment is paid and whose second falls due on `dueDay`. */
export async function personWithLoan(given: Parameters<typeof addBorrower>[1] = {}, profile = "cn.licensed.loan") {
  const services = testServices();
  const me = await addBorrower(services.db, given);
  await services.db.transact(async (tx) => {
    await ensureProduct(tx, testProduct, 0);
    const loan = { id: "l", loanNo: "l", borrowerId: me.id, profile, contract: testContract };
    await insertLoan(tx, { ...loan, schedule: makeSchedule(testContract) }, "hash", 0);
    const first: Entry = { kind: "payment", id: "p1", effective: 20_367, enteredAt: 0, amount: 310_000 };
    await appendEntry(tx, "l", first, "p1", 0);
  });
  services.clock.set(tenOnDueDay);
  return {
    ...services,
    me,
    sms: outboxGateway(services),
    /** What the phone received, newest first. */
    phone: () => demoOutbox(services, null, 50),
    messages: () =>
      services.db.reader
        .prepare("select template, status, reason, not_before as notBefore from messages order by template")
        .all(),
  };
}

/** The text of a message, whose wording does not matter. */
export const someText = async () => ({ form: "help", values: {}, text: "…" }) as const;
