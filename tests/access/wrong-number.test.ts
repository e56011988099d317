import { expect, test } from "vitest";
import { checkMessage } from "#app/access/check-message.ts";
import { mintLink } from "#app/access/mint-link.ts";
import { readLink } from "#app/access/read-link.ts";
import { reportWrongNumber } from "#app/access/report-wrong-number.ts";
import { answerLinkRequests, requestNewLink } from "#app/access/request-new-link.ts";
import { codeOf } from "#app/access/locator.ts";
import { demoOutbox } from "#app/contact/demo-outbox.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { sendLink } from "#app/contact/send-link.ts";
import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

type Testing = ReturnType<typeof testServices>;

const count = (services: Testing, sql: string) => services.db.reader.prepare(sql).pluck().get();

async function delivered(services: Testing): Promise<string[]> {
  return (await demoOutbox(services, null, 100)).map((message) => JSON.stringify(message));
}

test("“this isn't me” closes every link of the number, cancels what is queued and asks a person", async () => {
  const services = testServices();
  const one = await addBorrower(services.db);
  const other = await addBorrower(services.db);
  const token = await services.db.transact((tx) => mintLink(tx, services, one.id));
  const sibling = await services.db.transact((tx) => mintLink(tx, services, other.id));
  await services.db.transact((tx) =>
    sendLink(tx, services, { borrowerId: one.id, loanId: null, dedupeKey: "d", purpose: "requested" }),
  );

  await reportWrongNumber(services, { locator: token, requestId: "r" });
  await reportWrongNumber(services, { locator: token, requestId: "r" });

  expect((await readLink(services, token)).live).toBeNull();
  expect((await readLink(services, sibling)).live).toBeNull();
  expect(count(services, "select status || reason from messages")).toBe("cancelledwrong_number");
  expect(count(services, "select count(*) from suppressions")).toBe(1);
  expect(count(services, "select count(*) from tasks where kind = 'find-right-number'")).toBe(2);
  const again = await services.db.transact((tx) =>
    sendLink(tx, services, { borrowerId: one.id, loanId: null, dedupeKey: "e", purpose: "requested" }),
  );
  expect(again).toBe("suppressed");
});

test("“this isn't me” on an unknown link writes the same trace and reveals nothing", async () => {
  const services = testServices();
  await reportWrongNumber(services, { locator: services.ids.random(), requestId: "r" });
  expect(count(services, "select count(*) from audit_events where action = 'wrong-number'")).toBe(1);
  expect(count(services, "select count(*) from suppressions")).toBe(0);
});

test("“is this real?” says yes to our codes, also spent ones, and no to others", async () => {
  const services = testServices();
  const borrower = await addBorrower(services.db);
  const token = await services.db.transact((tx) => mintLink(tx, services, borrower.id));
  const ask = (typed: string, address = "192.0.2.1") => checkMessage(services, { typed, address });
  expect(await ask(codeOf(token))).toBe("ours");
  expect(await ask(` ${codeOf(token).toLowerCase().replace("-", " ")} `)).toBe("ours");
  services.clock.advance(8 * 86_400_000);
  expect(await ask(token)).toBe("ours");
  expect(await ask("ZZZZ-ZZZZ")).toBe("not-ours");
  expect(await ask("hello")).toBe("unreadable");
  for (let guesses = 0; guesses < 30; guesses += 1) await ask("ZZZZ-ZZZZ", "192.0.2.9");
  expect(await ask(codeOf(token), "192.0.2.9")).toBe("too-many");
});

test("a new link goes to the number on file only, by phone or by reference", async () => {
  const services = testServices();
  const borrower = await addBorrower(services.db);
  await requestNewLink(services, { typed: "138 0000 4821", address: "192.0.2.1" });
  await requestNewLink(services, { typed: "+8613911112222", address: "192.0.2.1" });
  await requestNewLink(services, { typed: "no such reference", address: "192.0.2.1" });
  expect(await answerLinkRequests(services)).toBe(3);
  expect(await answerLinkRequests(services)).toBe(0);
  expect(await deliverMessages({ ...services, sms: outboxGateway(services) })).toBe(1);
  const [message] = await delivered(services);
  expect(message).toContain('"to":"+8613800004821"');
  const token = /\/l\/([0-9a-z]{26})/.exec(message ?? "")?.[1] ?? "";
  expect((await readLink(services, token)).live?.link.borrowerId).toBe(borrower.id);
});

test("one new link per half minute, three an hour, ten a day, and ten an hour per address", async () => {
  const services = testServices();
  const open = () => count(services, "select count(*) from link_requests");
  const ask = (typed: string, address: string) => requestNewLink(services, { typed, address });
  await ask("13800004821", "192.0.2.1");
  await ask("13800004821", "192.0.2.1");
  expect(open()).toBe(1);
  for (let asks = 0; asks < 10; asks += 1) {
    services.clock.advance(31_000);
    await ask("13800004821", "192.0.2.2");
  }
  expect(open()).toBe(3);
  for (let asks = 0; asks < 20; asks += 1) await ask(`REF-${asks}`, "192.0.2.3");
  expect(open()).toBe(13);
});

test("a message is forgotten once it is sent, and a refused one stays queued", async () => {
  const services = testServices();
  const borrower = await addBorrower(services.db);
  await services.db.transact((tx) =>
    sendLink(tx, services, { borrowerId: borrower.id, loanId: null, dedupeKey: "d", purpose: "requested" }),
  );
  const down = {
    name: "down",
    dropsRepeats: true,
    send: async () => Promise.reject(new Error("no answer")),
  };
  expect(await deliverMessages({ ...services, sms: down })).toBe(0);
  expect(count(services, "select status from messages")).toBe("queued");
  services.clock.advance(60_000);
  await deliverMessages({ ...services, sms: outboxGateway(services) });
  expect(count(services, "select status || coalesce(length(content_sealed), '-') from messages")).toBe("sent-");
});
