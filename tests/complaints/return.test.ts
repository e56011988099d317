import { expect, test } from "vitest";
import { askForReview } from "#app/complaints/complainant-steps.ts";
import { emptyAnswer } from "#app/complaints/compose-answer.ts";
import { resolveEarly } from "#app/complaints/end-complaint.ts";
import { countComplaintsOf } from "#app/complaints/report.ts";
import { spanOf } from "#app/complaints/report-span.ts";
import { exportReturn, returnCsv } from "#app/complaints/return.ts";
import { submitAnswer } from "#app/complaints/send-answer.ts";
import { triageComplaint } from "#app/complaints/triage-complaint.ts";
import { lateDaysOf, watchClocks } from "#app/complaints/watch-clocks.ts";
import { startInvestigation } from "#app/complaints/work-complaint.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";
import { auditPage } from "#db/stores/audit.ts";
import { complaintHouse, filed, fresh, handlerIn, latest, loanUnder, type TestHouse } from "./support.ts";

const june = instantOf(day("2026-06-01"), 600, "Asia/Shanghai");
const answer = { ...emptyAnswer, outcome: "upheld", findings: "So.", reasons: "Therefore.", apology: true } as const;

async function inHand(house: TestHouse, key: ProfileKey, zone: string, login: string) {
  const { borrowerId, loan } = await loanUnder(house, key, zone);
  const complaint = await filed(house, { borrowerId, loanId: loan.id });
  const handler = await handlerIn(house, login);
  const step = async (who = handler) => ({
    ...{ complaintId: complaint.id, version: (await latest(house, complaint.id)).version, handler: fresh(house, who) },
  });
  const triage = { severity: "normal", against: "house", named: [], vulnerable: true, writtenAnswer: false } as const;
  await triageComplaint(house, { ...(await step()), ...triage, categories: ["charges"] });
  await startInvestigation(house, await step());
  return { complaint, step, loan };
}

test("a second look leaves the first answer and its date as they were, and has a date of its own", async () => {
  const house = complaintHouse(june);
  const { complaint, step } = await inHand(house, "cn.licensed.loan", "Asia/Shanghai", "sumin1");
  const promised = complaint.dueAt;
  house.clock.set(june + 5 * 86_400_000);
  expect(await submitAnswer(house, { ...(await step()), answer })).toEqual({ ok: true });
  const first = await latest(house, complaint.id);
  house.clock.set(june + 10 * 86_400_000);
  const me = { kind: "complainant" } as const;
  expect(await askForReview(house, { complaintId: complaint.id, actor: me, text: "" })).toEqual({ ok: true });
  const reviewed = await latest(house, complaint.id);
  expect(reviewed.dueAt).toBeGreaterThan(promised);
  expect([reviewed.answerDueAt, reviewed.answeredAt]).toEqual([promised, first.respondedAt]);

  // The review is late: said as it is, and the first answer still counts as on time.
  house.clock.set(reviewed.dueAt + 2 * 86_400_000);
  expect(await watchClocks(house)).toBe(1);
  expect(lateDaysOf(await latest(house, complaint.id), house.clock.now())).toBe(3);
  const counted = await countComplaintsOf(house, ["admin"], { from: 0, until: house.clock.now() });
  expect(counted.ok && counted.report).toMatchObject({ answered: 1, answeredOnTime: 1, late: 1, vulnerable: 1 });
});

test("once late is late: neither a second look nor a new term makes it undone", async () => {
  const house = complaintHouse(june);
  const { complaint, step } = await inHand(house, "cn.licensed.loan", "Asia/Shanghai", "sumin1");
  house.clock.set(complaint.dueAt + 1);
  await watchClocks(house);
  await submitAnswer(house, { ...(await step()), answer });
  const me = { kind: "complainant" } as const;
  await askForReview(house, { complaintId: complaint.id, actor: me, text: "" });
  const after = await latest(house, complaint.id);
  expect([after.breachedAt, after.lateSince]).toEqual([null, complaint.dueAt]);
  const counted = await countComplaintsOf(house, ["auditor"], { from: 0, until: house.clock.now() });
  expect(counted.ok && counted.report).toMatchObject({ answered: 1, answeredOnTime: 0, late: 1 });
});

test("China by channel, business and cause; the United Kingdom by its own fields; no spreadsheet runs a cell", async () => {
  const house = complaintHouse(june);
  const uk = await inHand(house, "uk.lender.loan", "Europe/London", "sumin1");
  await inHand(house, "cn.licensed.loan", "Asia/Shanghai", "linlan");
  const early = await resolveEarly(house, { ...(await uk.step()), answer, rootCause: "training" });
  expect(early).toEqual({ ok: true });
  await filed(house, { channel: "regulator" });
  const span = { from: 0, until: june + 1 };
  const by = { staffId: "x", roles: ["complaints"] } as const;
  const lines = async (kind: "cn" | "uk") => {
    const exported = await exportReturn(house, by, kind, span);
    return exported.ok ? exported.csv.trim().split("\r\n") : [];
  };
  const product = uk.loan.contract.product.id;
  expect(await lines("cn")).toEqual([
    "channel,business,cause,received,answered,answered_on_time,upheld",
    `portal,${product},not_closed,1,0,0,0`,
    "regulator,no_account,not_closed,1,0,0,0",
  ]);
  expect(await lines("uk")).toEqual([
    "product,category,opened,closed_within_3_business_days,closed_within_8_weeks,closed_after_8_weeks,upheld,vulnerable_identified,caused_by_failure_on_vulnerability,redress,currency",
    `${product},charges,1,1,0,0,1,1,0,0.00,GBP`,
  ]);
  expect(await exportReturn(house, { staffId: "x", roles: ["agent", "approver"] }, "all", span)).toEqual({
    ...{ ok: false, reason: "not_allowed" },
  });
  const trail = await auditPage(house.db.read, { categories: ["complaint"], size: 50 });
  expect(trail.filter(({ action }) => action === "complaint.export")).toHaveLength(2);

  const nasty = returnCsv("cn", [
    { channel: "=HYPERLINK(1)", business: "+1", cause: "@x", received: 1, answered: 0, answered_on_time: 0, upheld: 0 },
    { channel: "-2", business: "\t=1", cause: 'a,"b"', received: 1, answered: 0, answered_on_time: 0, upheld: 0 },
  ]);
  for (const cell of ["'=HYPERLINK(1)", "'+1", "'@x", "'-2", "'\t=1", '"a,""b"""']) expect(nasty).toContain(cell);
});

test("half-years begin on 1 January and 1 July on the lender's calendar", () => {
  const zone = "Asia/Shanghai";
  const at = (iso: string) => instantOf(day(iso), 0, zone);
  const november = instantOf(day("2026-11-22"), 600, zone);
  expect(spanOf("this_half", november, zone)).toEqual({ from: at("2026-07-01"), until: at("2027-01-01") });
  expect(spanOf("last_half", november, zone)).toEqual({ from: at("2026-01-01"), until: at("2026-07-01") });
  const first = instantOf(day("2026-07-01"), 0, zone);
  expect(spanOf("this_half", first - 1, zone)).toEqual({ from: at("2026-01-01"), until: at("2026-07-01") });
  expect(spanOf("last_half", first - 1, zone)).toEqual({ from: at("2025-07-01"), until: at("2026-01-01") });
  expect(spanOf("this_half", first, zone).from).toBe(first);
});
