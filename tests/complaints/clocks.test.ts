import { expect, test } from "vitest";
import { addInformation } from "#app/complaints/complainant-steps.ts";
import { triageComplaint } from "#app/complaints/triage-complaint.ts";
import { askPerson, pauseForAppraisal, restartClock, startInvestigation } from "#app/complaints/work-complaint.ts";
import { grantExtension, requestExtension } from "#app/complaints/extend-complaint.ts";
import { lateDaysOf, watchClocks } from "#app/complaints/watch-clocks.ts";
import { linkAccount } from "#app/complaints/look-up-account.ts";
import { formatDay } from "#app/lending/calendar.ts";
import type { ComplaintCategory } from "#app/policy/categories.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { day } from "#app/policy/units.ts";
import { instantOf, localDay } from "#app/policy/zones.ts";
import { lettersOf } from "#db/stores/complaints-letters.ts";
import { eventsOfComplaint } from "#db/stores/complaints.ts";
import { complaintHouse, filed, fresh, handlerIn, latest, loanUnder, type TestHouse } from "./support.ts";

const at = (iso: string, zone = "Asia/Shanghai", minute = 10 * 60) => instantOf(day(iso), minute, zone);

async function about(
  key: ProfileKey,
  zone: string,
  received: string,
  categories: ComplaintCategory[] = ["charges"],
): Promise<{ house: TestHouse; complaint: Awaited<ReturnType<typeof filed>> }> {
  const house = complaintHouse(at(received, zone));
  const { borrowerId, loan } = await loanUnder(house, key, zone);
  return { house, complaint: await filed(house, { borrowerId, loanId: loan.id, categories }) };
}

test("worked dates of the rules: CN, UK over a bank holiday, US, AU, AU about hardship", async () => {
  const cn = (await about("cn.licensed.loan", "Asia/Shanghai", "2026-06-01")).complaint;
  expect(formatDay(cn.dueDay)).toBe("2026-06-16");

  const uk = (await about("uk.lender.loan", "Europe/London", "2026-05-01")).complaint;
  expect(formatDay(uk.dueDay)).toBe("2026-06-26");
  expect(uk.earlyBy).toBe(instantOf(day("2026-05-08"), 0, "Europe/London"));

  const us = (await about("us.first_party.loan", "America/New_York", "2026-06-01")).complaint;
  expect(formatDay(us.dueDay)).toBe("2026-06-16");
  expect(us.earlyBy).toBe(null);

  const au = (await about("au.licensee.credit_contract", "Australia/Sydney", "2026-07-01")).complaint;
  expect(formatDay(au.dueDay)).toBe("2026-07-31");
  const auHardship = (
    await about("au.licensee.credit_contract", "Australia/Sydney", "2026-07-01", ["hardship_decision"])
  ).complaint;
  expect(formatDay(auHardship.dueDay)).toBe("2026-07-22");
  expect(auHardship.earlyBy).toBe(null);
});

test("CN: 15 days, then 30 and 60, each agreed by another person and told; nobody agrees to their own", async () => {
  const { house, complaint } = await about("cn.licensed.loan", "Asia/Shanghai", "2026-06-01");
  const su = await handlerIn(house, "sumin1");
  const lin = await handlerIn(house, "linlan");
  const given = async () => ({ complaintId: complaint.id, version: (await latest(house, complaint.id)).version });
  const triage = { categories: ["charges"], severity: "normal", against: "house", named: [] } as const;
  await triageComplaint(house, {
    ...{ ...(await given()), handler: su, ...triage, categories: ["charges"], vulnerable: null, writtenAnswer: false },
  });
  await startInvestigation(house, { ...(await given()), handler: su });

  house.clock.set(at("2026-06-10"));
  const asked = await requestExtension(house, {
    ...{
      ...(await given()),
      handler: fresh(house, su),
      reason: "The agency's recording is still on its way.",
      approver: "",
    },
  });
  if (!asked.ok) throw new Error(asked.reason);
  const own = await grantExtension(house, { ...(await given()), ...asked, handler: fresh(house, su) });
  expect(own).toEqual({ ok: false, reason: "own_request" });
  expect(formatDay((await latest(house, complaint.id)).dueDay)).toBe("2026-06-16");
  const granted = await grantExtension(house, { ...(await given()), ...asked, handler: fresh(house, lin) });
  expect(granted).toEqual({ ok: true });
  const extended = await latest(house, complaint.id);
  expect([extended.state, formatDay(extended.dueDay)]).toEqual(["extended", "2026-07-01"]);
  expect((await lettersOf(house.db.read, complaint.id)).map(({ kind }) => kind)).toEqual([
    "acknowledgement",
    "extension",
  ]);

  const nameless = await requestExtension(house, {
    ...(await given()),
    handler: su,
    reason: "Very complex.",
    approver: "",
  });
  expect(nameless).toEqual({ ok: false, reason: "approver_needed" });
  const again = await requestExtension(house, {
    ...{ ...(await given()), handler: su, reason: "Very complex.", approver: "Director Qian" },
  });
  if (!again.ok) throw new Error(again.reason);
  await grantExtension(house, { ...(await given()), ...again, handler: fresh(house, lin) });
  expect(formatDay((await latest(house, complaint.id)).dueDay)).toBe("2026-07-31");
  expect(await requestExtension(house, { ...(await given()), handler: su, reason: "More.", approver: "Qian" })).toEqual(
    {
      ok: false,
      reason: "no_extension",
    },
  );
});

test("US: 15 days, then 60 in all with a notice; AU, the UK have no further stage", async () => {
  const { house, complaint } = await about("us.first_party.loan", "America/New_York", "2026-06-01");
  const su = await handlerIn(house, "sumin1");
  const lin = await handlerIn(house, "linlan");
  const given = async () => ({ complaintId: complaint.id, version: (await latest(house, complaint.id)).version });
  const triage = { severity: "normal", against: "house", named: [], vulnerable: null, writtenAnswer: false } as const;
  await triageComplaint(house, { ...(await given()), ...triage, handler: su, categories: ["charges"] });
  await startInvestigation(house, { ...(await given()), handler: su });
  const wanted = { reason: "In progress.", approver: "" };
  const asked = await requestExtension(house, { ...(await given()), handler: fresh(house, su), ...wanted });
  if (!asked.ok) throw new Error(asked.reason);
  expect(await grantExtension(house, { ...(await given()), ...asked, handler: fresh(house, lin) })).toEqual({
    ok: true,
  });
  const extended = await latest(house, complaint.id);
  expect(formatDay(extended.dueDay)).toBe("2026-07-31");
  expect(extended.dueAt).toBe(instantOf(day("2026-08-01"), 0, "America/New_York"));

  for (const [key, zone] of [
    ["uk.lender.loan", "Europe/London"],
    ["au.licensee.credit_contract", "Australia/Sydney"],
  ] as const) {
    const other = await about(key, zone, "2026-06-01");
    const handler = fresh(other.house, await handlerIn(other.house, "sumin1"));
    const { id: complaintId, version } = other.complaint;
    expect(await requestExtension(other.house, { complaintId, version, handler, ...wanted })).toEqual({
      ...{ ok: false, reason: "no_extension" },
    });
  }
});

test("what was asked for in time and agreed to too late gives no time and hides no lateness", async () => {
  const { house, complaint } = await about("cn.licensed.loan", "Asia/Shanghai", "2026-06-01");
  const su = await handlerIn(house, "sumin1");
  const lin = await handlerIn(house, "linlan");
  const given = async () => ({ complaintId: complaint.id, version: (await latest(house, complaint.id)).version });
  const triage = { severity: "normal", against: "house", named: [], vulnerable: null, writtenAnswer: false } as const;
  await triageComplaint(house, { ...(await given()), ...triage, handler: su, categories: ["charges"] });
  await startInvestigation(house, { ...(await given()), handler: su });
  const asked = await requestExtension(house, {
    ...(await given()),
    handler: fresh(house, su),
    reason: "x",
    approver: "",
  });
  if (!asked.ok) throw new Error(asked.reason);
  house.clock.set(complaint.dueAt);
  await watchClocks(house);
  expect(await grantExtension(house, { ...(await given()), ...asked, handler: fresh(house, lin) })).toMatchObject({
    ...{ ok: false, reason: "too_late" },
  });
  expect((await latest(house, complaint.id)).breachedAt).toBe(complaint.dueAt);
});

test("more time cannot be asked for after the time is over", async () => {
  const { house, complaint } = await about("cn.licensed.loan", "Asia/Shanghai", "2026-06-01");
  const su = await handlerIn(house, "sumin1");
  house.clock.set(complaint.dueAt);
  const asked = await requestExtension(house, {
    ...{ complaintId: complaint.id, version: complaint.version, handler: su, reason: "Late.", approver: "" },
  });
  expect(asked).toEqual({ ok: false, reason: "too_late" });
});

test("waiting for an answer does not stop the clock; an outside appraisal does in CN, for its days", async () => {
  const { house, complaint } = await about("cn.licensed.loan", "Asia/Shanghai", "2026-06-01");
  const su = await handlerIn(house, "sumin1");
  const given = async () => ({
    ...{ complaintId: complaint.id, version: (await latest(house, complaint.id)).version, handler: su },
  });
  await triageComplaint(house, {
    ...{
      ...(await given()),
      categories: ["charges"],
      severity: "normal",
      against: "house",
      named: [],
      vulnerable: null,
    },
    writtenAnswer: false,
  });
  await startInvestigation(house, await given());
  await askPerson(house, { ...(await given()), text: "Which day was it?" });
  expect(formatDay((await latest(house, complaint.id)).dueDay)).toBe("2026-06-16");
  await addInformation(house, { complaintId: complaint.id, actor: { kind: "complainant" }, text: "On 12 November." });
  expect((await latest(house, complaint.id)).state).toBe("investigating");

  house.clock.set(at("2026-06-05"));
  expect(await pauseForAppraisal(house, await given())).toEqual({ ok: true });
  house.clock.set(at("2026-06-14"));
  expect(await watchClocks(house)).toBe(0);
  expect(await pauseForAppraisal(house, await given())).toEqual({ ok: true });
  expect(formatDay((await latest(house, complaint.id)).dueDay)).toBe("2026-06-25");
});

test("new facts start the clock again in CN and not in the UK", async () => {
  for (const [key, zone, answer, due] of [
    ["cn.licensed.loan", "Asia/Shanghai", { ok: true }, "2026-06-25"],
    ["uk.lender.loan", "Europe/London", { ok: false, reason: "not_possible" }, "2026-07-27"],
  ] as const) {
    const { house, complaint } = await about(key, zone, "2026-06-01");
    const handler = await handlerIn(house, "sumin1");
    house.clock.set(at("2026-06-10", zone));
    const step = { complaintId: complaint.id, version: complaint.version, handler };
    expect(await restartClock(house, { ...step, text: "There is a recording." })).toEqual(answer);
    expect(formatDay((await latest(house, complaint.id)).dueDay)).toBe(due);
  }
});

test("alarms at 50, 75 and 90 %, each once; the breach is recorded, told and counted in days", async () => {
  const { house, complaint } = await about("us.first_party.loan", "America/New_York", "2026-06-01");
  const length = complaint.dueAt - complaint.receivedAt;
  const seen: number[] = [];
  for (const share of [0.49, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95]) {
    house.clock.set(complaint.receivedAt + Math.ceil(length * share));
    seen.push(await watchClocks(house));
  }
  expect(seen).toEqual([0, 1, 0, 1, 0, 1, 0]);
  expect((await latest(house, complaint.id)).alarmPpm).toBe(900_000);

  house.clock.set(complaint.dueAt - 1);
  expect(await watchClocks(house)).toBe(0);
  house.clock.set(complaint.dueAt);
  expect(await watchClocks(house)).toBe(1);
  expect(await watchClocks(house)).toBe(0);
  const late = await latest(house, complaint.id);
  expect(late.breachedAt).toBe(complaint.dueAt);
  expect((await lettersOf(house.db.read, complaint.id)).map(({ kind }) => kind)).toEqual(["acknowledgement", "late"]);
  house.clock.set(complaint.dueAt + 3 * 86_400_000);
  expect(lateDaysOf(late, house.clock.now())).toBe(4);
  const events = (await eventsOfComplaint(house.db.read, complaint.id)).map(({ event }) => event);
  expect(events.filter((event) => event === "alarm" || event === "breach")).toEqual([
    "alarm",
    "alarm",
    "alarm",
    "breach",
  ]);
});

test("a complaint that turns out to be about a UK loan runs under UK rules from its day of receipt", async () => {
  const house = complaintHouse(at("2026-05-01"));
  const { loan } = await loanUnder(house, "uk.lender.loan", "Europe/London");
  const complaint = await filed(house);
  expect(formatDay(complaint.dueDay)).toBe("2026-05-16");
  const handler = await handlerIn(house, "sumin1");
  const step = { complaintId: complaint.id, version: complaint.version, handler, loanNo: loan.loanNo };
  expect(await linkAccount(house, step)).toEqual({ ok: true });
  const linked = await latest(house, complaint.id);
  expect(formatDay(linked.dueDay)).toBe("2026-06-26");
  expect(localDay(linked.acknowledgeBy, "Asia/Shanghai")).toBe(day("2026-05-02"));
});
