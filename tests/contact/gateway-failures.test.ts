import { expect, test } from "vitest";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import type { Handover, SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { personWithLoan, someText } from "./support.ts";

async function waiting(count: number) {
  const person = await personWithLoan();
  for (let nr = 0; nr < count; nr += 1) {
    const sms = { borrowerId: person.me.id, loanId: null, template: "t", compose: someText };
    await person.db.transact((tx) => queueSms(tx, person, { ...sms, dedupeKey: `t${nr}`, purpose: "requested" }));
  }
  return person;
}

/** A gateway that gives one answer, and counts how often it was asked. */
function answering(outcome: Handover | (() => Promise<Handover>), dropsRepeats = false) {
  const asked: string[] = [];
  const send = async ({ id }: { id: string }) => {
    asked.push(id);
    return typeof outcome === "function" ? outcome() : outcome;
  };
  return { asked, sms: { name: "test", dropsRepeats, send } satisfies SmsGateway };
}

test("a text that is not taken is tried five times with growing pauses, then failed for people to see", async () => {
  const person = await waiting(1);
  const { sms, asked } = answering({ kind: "refused", reason: "unreachable", again: true });
  const minutes: number[] = [];
  for (let minute = 0; minute < 40; minute += 1) {
    const before = asked.length;
    await deliverMessages({ ...person, sms });
    if (asked.length > before) minutes.push(minute);
    person.clock.advance(60_000);
  }
  expect(minutes).toEqual([0, 1, 3, 7, 15]);
  expect(person.messages()).toMatchObject([{ status: "failed", reason: "unreachable" }]);
});

test("a number that is none is not tried again", async () => {
  const person = await waiting(1);
  const { sms, asked } = answering({ kind: "refused", reason: "bad_number", again: false });
  await deliverMessages({ ...person, sms });
  person.clock.advance(600_000);
  await deliverMessages({ ...person, sms });
  expect(asked).toHaveLength(1);
  expect(person.messages()).toMatchObject([{ status: "failed", reason: "bad_number" }]);
});

test("who told the carrier to stop is not written to again by us either", async () => {
  const person = await waiting(2);
  const { sms, asked } = answering({ kind: "refused", reason: "opted_out", again: false });
  await deliverMessages({ ...person, sms });
  expect(asked).toHaveLength(1);
  expect(person.db.reader.prepare("select reason from suppressions").all()).toEqual([{ reason: "stop" }]);
});

test("a text of unknown fate is not sent again, unless the gateway drops repeats", async () => {
  const fate = async (dropsRepeats: boolean) => {
    const person = await waiting(1);
    const { sms, asked } = answering(() => Promise.reject(new Error("no answer")), dropsRepeats);
    await deliverMessages({ ...person, sms });
    person.clock.advance(3_600_000);
    await deliverMessages({ ...person, sms });
    return { tries: asked.length, messages: person.messages() };
  };
  expect(await fate(false)).toMatchObject({ tries: 1, messages: [{ status: "failed", reason: "outcome_unknown" }] });
  expect(await fate(true)).toMatchObject({ tries: 2, messages: [{ status: "queued" }] });
});

test("a process that dies between handing over and writing it down repeats nothing and loses nothing unseen", async () => {
  const fate = async (dropsRepeats: boolean) => {
    const person = await waiting(1);
    const first = answering({ kind: "taken", providerId: "1" }, dropsRepeats);
    const dying = { ...person.db, read: person.db.read };
    let transactions = 0;
    dying.transact = (work) => {
      transactions += 1;
      // The second transaction is the one that writes down what the gateway said.
      return transactions === 2 ? Promise.reject(new Error("killed")) : person.db.transact(work);
    };
    await expect(deliverMessages({ ...person, db: dying, sms: first.sms })).rejects.toThrow("killed");
    const second = answering({ kind: "taken", providerId: "2" }, dropsRepeats);
    await deliverMessages({ ...person, sms: second.sms });
    expect(second.asked).toEqual([]);
    person.clock.advance(600_000);
    await deliverMessages({ ...person, sms: second.sms });
    return { again: second.asked.length, messages: person.messages() };
  };
  expect(await fate(false)).toMatchObject({ again: 0, messages: [{ status: "failed", reason: "outcome_unknown" }] });
  expect(await fate(true)).toMatchObject({ again: 1, messages: [{ status: "sent" }] });
});

test("two processes that deliver at the same moment hand every text over once", async () => {
  const person = await waiting(30);
  const { sms, asked } = answering({ kind: "taken", providerId: null });
  const sent = await Promise.all([1, 2, 3].map(() => deliverMessages({ ...person, sms })));
  expect(new Set(asked).size).toBe(30);
  expect(asked).toHaveLength(30);
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(30);
});

test("beyond the ceiling of a day nothing leaves and a person is told once; the next day it does", async () => {
  const person = await waiting(5);
  const limited = { ...person, textsPerDay: 3 };
  expect(await deliverMessages(limited)).toBe(3);
  expect(await deliverMessages(limited)).toBe(0);
  expect(person.db.reader.prepare("select kind from tasks").all()).toEqual([{ kind: "texts-of-day-used-up" }]);
  person.clock.advance(86_400_000);
  expect(await deliverMessages(limited)).toBe(2);
});

test("what somebody waits for now goes before a night's reminders", async () => {
  const person = await waiting(0);
  const sms = { borrowerId: person.me.id, template: "t", compose: someText };
  const queue = (dedupeKey: string, purpose: "reminder" | "requested", loanId: string | null) =>
    person.db.transact((tx) => queueSms(tx, person, { ...sms, loanId, dedupeKey, purpose }));
  await queue("night", "reminder", "l");
  person.clock.advance(1000);
  await queue("code", "requested", null);
  const { sms: gateway, asked } = answering({ kind: "taken", providerId: null });
  await deliverMessages({ ...person, sms: gateway });
  const order = asked.map((id) =>
    person.db.reader.prepare("select dedupe_key from messages where id = ?").pluck().get(id),
  );
  expect(order).toEqual(["code", "night"]);
});
