import { expect, test } from "vitest";
import { someText } from "#tests/contact/support.ts";
import { mintLink } from "#app/access/mint-link.ts";
import { startSession } from "#app/access/start-session.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { forgetExpired } from "#app/retention/forget-expired.ts";
import { settleMessage } from "#db/stores/contact.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

const day = 86_400_000;

async function traces() {
  const services = testServices();
  const me = await addBorrower(services.db);
  await services.db.transact(async (tx) => {
    await startSession(tx, services, me.id);
    await mintLink(tx, services, me.id);
    const sms = { borrowerId: me.id, loanId: null, template: "t", dedupeKey: "d", compose: someText };
    await queueSms(tx, services, sms);
  });
  const count = (table: string) => services.db.reader.prepare(`select count(*) from ${table}`).pluck().get();
  const left = () => [count("sessions"), count("links"), count("messages")];
  const after = async (days: number) => {
    services.clock.advance(days * day);
    await forgetExpired(services);
    return left();
  };
  return { ...services, after };
}

test("sessions go after 30 days, links 90 days after they ran out, messages after the longest profile's years", async () => {
  const { db, clock, after } = await traces();
  const [{ id }] = db.reader.prepare("select id from messages").all() as [{ id: string }];
  await db.transact((tx) => settleMessage(tx, id, "sent", null, clock.now()));
  expect(await after(30)).toEqual([1, 1, 1]);
  expect(await after(1)).toEqual([0, 1, 1]);
  expect(await after(66)).toEqual([0, 1, 1]);
  expect(await after(1)).toEqual([0, 0, 1]);
  expect(await after(998)).toEqual([0, 0, 1]);
  expect(await after(1)).toEqual([0, 0, 0]);
});

test("a text that never left is forgotten with its time, and its record stays", async () => {
  const { db, after } = await traces();
  expect((await after(401))[2]).toBe(1);
  expect(db.reader.prepare("select status, reason, content_sealed from messages").get()).toEqual({
    status: "cancelled",
    reason: "too_old",
    content_sealed: null,
  });
});

test("what was deleted is in the trail: classes and counts, nobody's name", async () => {
  const { db, after } = await traces();
  await after(3_000);
  const rows = db.reader.prepare("select object, outcome from audit_events where action = 'retention.deleted'").all();
  expect(rows).toContainEqual({ object: "class:session", outcome: "rows:1" });
});
