import { expect, test } from "vitest";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { personWithLoan } from "./support.ts";

async function waiting(count: number) {
  const person = await personWithLoan();
  for (let nr = 0; nr < count; nr += 1) {
    const sms = { borrowerId: person.me.id, loanId: null, template: "t", compose: async () => "…" };
    await person.db.transact((tx) => queueSms(tx, person, { ...sms, dedupeKey: `t${nr}`, purpose: "requested" }));
  }
  return person;
}

test("a text that is not taken is tried five times with growing pauses, then failed for people to see", async () => {
  const person = await waiting(1);
  let tries = 0;
  const send = async () => {
    tries += 1;
    throw new Error("unreachable");
  };
  for (let minute = 0; minute < 40; minute += 1) {
    await deliverMessages({ ...person, sms: { name: "broken", send } });
    person.clock.advance(60_000);
  }
  expect(tries).toBe(5);
  expect(person.messages()).toMatchObject([{ status: "failed", reason: "gateway" }]);
});

test("beyond the ceiling of a day nothing leaves; the next day it does", async () => {
  const person = await waiting(5);
  expect(await deliverMessages(person, { batch: 100, perDay: 3 })).toBe(3);
  expect(await deliverMessages(person, { batch: 100, perDay: 3 })).toBe(0);
  person.clock.advance(86_400_000);
  expect(await deliverMessages(person, { batch: 100, perDay: 3 })).toBe(2);
});
