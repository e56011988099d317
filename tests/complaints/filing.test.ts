import { expect, test } from "vitest";
import { deliverComplaintMessages, forgetComplaintTraces } from "#app/complaints/deliver-messages.ts";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { openLetter } from "#app/complaints/letters.ts";
import { readReach } from "#app/complaints/reach.ts";
import { emptyStatement, openStatement } from "#app/complaints/statement.ts";
import { openVisit, readVisit } from "#app/complaints/visit.ts";
import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import { lettersOf, messagesOfComplaint } from "#db/stores/complaints-letters.ts";
import { complaintHouse, filed, june } from "./support.ts";

test("anybody can complain with two answers; words are sealed and the acknowledgement goes out at once", async () => {
  const house = complaintHouse(june);
  expect(
    await fileComplaint(house, {
      ...{
        statement: { ...emptyStatement, what: " ", reach: "13800001111" },
        categories: [],
        complainant: "anonymous",
      },
      ...{
        channel: "portal",
        lang: "en",
        writtenAnswer: false,
        borrowerId: null,
        loanId: null,
        actor: { kind: "complainant" },
      },
    }),
  ).toEqual({ ok: false, reason: "nothing_said" });
  const complaint = await filed(house, { lang: "zh-CN", complainant: "anonymous", categories: [] });
  expect(complaint.reference).toMatch(/^C-2026-[0-9A-HJKMNP-TV-Z]{6}$/);
  expect([complaint.state, complaint.acknowledgedAt]).toEqual(["acknowledged", june]);
  expect(complaint.statementSealed.includes(Buffer.from("agency"))).toBe(false);
  expect(openStatement(house.keyring, complaint)?.what).toBe("An agency rang my work.");
  const [letter] = await lettersOf(house.db.read, complaint.id);
  const text = JSON.stringify(letter && openLetter(house.keyring, complaint, letter));
  expect(text).toContain("2026年6月16日");
  expect(text).toContain("12378");
  const sms: string[] = [];
  const send = async ({ text }: { text: string }) => {
    sms.push(text);
    return { kind: "taken", providerId: null } as const;
  };
  await deliverComplaintMessages({ ...house, sms: { name: "test", dropsRepeats: false, send } });
  expect(sms).toHaveLength(1);
  expect(sms[0]).toContain(complaint.reference);
  expect(sms[0]).not.toMatch(/欠|债|逾期|贷|投诉|debt|loan|complain(?!t\/find)/i);
  expect((await messagesOfComplaint(house.db.read, complaint.id)).map(({ status }) => status)).toEqual(["sent"]);
});

test("an answer channel is a phone, a mail address or a postal address", () => {
  expect(readReach("138 0000 1111")).toEqual({ channel: "sms", to: "+8613800001111" });
  expect(readReach("+44 20 7946 0000")).toEqual({ channel: "sms", to: "+442079460000" });
  expect(readReach(" Wang@Example.org ")).toEqual({ channel: "email", to: "wang@example.org" });
  expect(readReach("北京市海淀区某路 1 号")).toEqual({ channel: "post", to: "北京市海淀区某路 1 号" });
  expect(readReach("call me")).toBe(null);
});

test("the status opens with reference and channel together, and says the same for every failure", async () => {
  const house = complaintHouse(june);
  const complaint = await filed(house);
  const asking = { address: "192.0.2.1", requestId: "r" };
  const wrong = { ok: false, reason: "no_match" };
  expect(await openVisit(house, { ...asking, reference: complaint.reference, reach: "13800002222" })).toEqual(wrong);
  expect(await openVisit(house, { ...asking, reference: "C-2026-AAAAAA", reach: "13800001111" })).toEqual(wrong);
  expect(await openVisit(house, { ...asking, reference: complaint.reference, reach: "" })).toEqual(wrong);
  const right = { ...asking, reference: ` ${complaint.reference.toLowerCase()} `, reach: "+86 138 0000 1111" };
  const opened = await openVisit(house, right);
  if (!opened.ok) throw new Error("not opened");
  expect((await readVisit(house, opened.token))?.id).toBe(complaint.id);
  for (let tries = 0; tries < 8; tries += 1) await openVisit(house, { ...right, reach: "13800002222" });
  expect(await openVisit(house, right)).toEqual(wrong);
  house.clock.set(june + 61 * 60_000);
  expect(await readVisit(house, opened.token)).toBe(null);
  await forgetComplaintTraces(house);
});

test("messages of complaints never stand in the borrower's message list, and the demo outbox shows them", async () => {
  const house = complaintHouse(june);
  await filed(house);
  const sms = outboxGateway(house);
  expect(await deliverComplaintMessages({ ...house, sms })).toBe(1);
  expect(await deliverComplaintMessages({ ...house, sms })).toBe(0);
});
