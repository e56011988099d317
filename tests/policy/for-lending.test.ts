import { expect, test } from "vitest";
import type { PenaltyRule } from "#app/lending/contract.ts";
import {
  affordabilityRuleOf,
  allocationRuleOf,
  type CapFacts,
  capsForContract,
  checkPenaltyRule,
  lprOneYearOn,
  planLimitsOf,
  stageRuleOf,
} from "#app/policy/for-lending.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { day, percent } from "#app/policy/units.ts";

const today = day("2026-11-22");
const profile = (key: ProfileKey) => profileFor(key, today);

function caps(key: ProfileKey, change: Partial<CapFacts> = {}) {
  const facts: CapFacts = { contractDay: today, lprOneYearPpm: null, serviceMember: false, yearDays: 365, ...change };
  const found = capsForContract(profile(key), facts);
  return found.ok ? found.caps.map((cap) => ({ ...cap, source: undefined })) : found.reason;
}

test("CN private lender: four times the LPR of the contract day, 12 % at 3 %, on interest and on lateness", () => {
  expect(caps("cn.private.loan", { lprOneYearPpm: percent(3) })).toEqual([
    { kind: "default-rate", ratePpm: 120_000, per: "year", yearDays: 365, covers: ["penalty", "fee"] },
    { kind: "interest-rate", ratePpm: 120_000 },
  ]);
  expect(caps("cn.private.loan")).toBe("lpr_at_contract_missing");
});

test("CN private contracts before 20 August 2020 keep the old line, from that day on the multiple", () => {
  const before = caps("cn.private.loan", { contractDay: day("2020-08-19"), lprOneYearPpm: percent(3.85) });
  const after = caps("cn.private.loan", { contractDay: day("2020-08-20"), lprOneYearPpm: percent(3.85) });
  expect(before).toContainEqual({ kind: "interest-rate", ratePpm: 240_000 });
  expect(after).toContainEqual({ kind: "interest-rate", ratePpm: 154_000 });
  expect(before).toHaveLength(2);
  expect(after).toHaveLength(2);
});

test("CN micro-loans change from 24 % to four times the LPR with contracts of 31 December 2027", () => {
  expect(caps("cn.microlender.loan", { contractDay: day("2027-12-30") })).toContainEqual({
    kind: "interest-rate",
    ratePpm: 240_000,
  });
  expect(caps("cn.microlender.loan", { contractDay: day("2027-12-31") })).toBe("lpr_at_contract_missing");
  expect(caps("cn.microlender.loan", { contractDay: day("2027-12-31"), lprOneYearPpm: percent(3) })).toContainEqual({
    kind: "interest-rate",
    ratePpm: 120_000,
  });
});

test("CN licensed lender: 24 % whatever the LPR", () => {
  expect(caps("cn.licensed.loan", { yearDays: 360 })).toEqual([
    { kind: "default-rate", ratePpm: 240_000, per: "year", yearDays: 360, covers: ["penalty", "fee"] },
    { kind: "interest-rate", ratePpm: 240_000 },
  ]);
});

test("UK high-cost short-term: 0.8 % a day, 15.00 for defaults, 100 % in all; AU small amount: twice the credit in all", () => {
  expect(caps("uk.lender.high_cost_short_term")).toEqual([
    { kind: "default-rate", ratePpm: 8_000, per: "day", yearDays: 365, covers: ["penalty", "fee"] },
    { kind: "interest-rate", ratePpm: 2_920_000 },
    { kind: "late-fees", amount: 1_500 },
    { kind: "total-cost", ratePpm: 1_000_000 },
  ]);
  expect(caps("au.licensee.small_amount")).toEqual([{ kind: "total-cost", ratePpm: 1_000_000 }]);
  expect(caps("uk.lender.loan")).toEqual([]);
});

test("US ceilings protect service members only", () => {
  expect(caps("us.first_party.loan")).toEqual([]);
  expect(caps("us.first_party.loan", { serviceMember: true })).toContainEqual({
    kind: "interest-rate",
    ratePpm: 60_000,
  });
});

const uplift = (upliftPpm: number): PenaltyRule => ({
  rate: { kind: "uplift", upliftPpm },
  base: "principal",
  yearDays: 360,
  graceDays: 0,
});
const own: PenaltyRule = {
  rate: { kind: "own", ratePpm: 500, per: "day" },
  base: "principal",
  yearDays: 360,
  graceDays: 0,
};

test("CN uplift from 30 to 50 %, to the ppm", () => {
  const verdict = (ppm: number) => checkPenaltyRule(profile("cn.licensed.loan"), uplift(ppm));
  expect(verdict(299_999)).toEqual({ ok: false, reason: "uplift_below_minimum" });
  expect(verdict(300_000)).toEqual({ ok: true });
  expect(verdict(500_000)).toEqual({ ok: true });
  expect(verdict(500_001)).toEqual({ ok: false, reason: "uplift_above_maximum" });
  expect(verdict(600_000)).toEqual({ ok: false, reason: "uplift_above_maximum" });
  expect(checkPenaltyRule(profile("cn.licensed.loan"), own)).toEqual({
    ok: false,
    reason: "rate_must_follow_contract",
  });
  expect(checkPenaltyRule(profile("cn.private.loan"), own)).toEqual({ ok: true });
});

test("AU: the contract rate on what is overdue, nothing on small amounts", () => {
  expect(checkPenaltyRule(profile("au.licensee.credit_contract"), uplift(0))).toEqual({ ok: true });
  expect(checkPenaltyRule(profile("au.licensee.credit_contract"), uplift(1))).toEqual({
    ok: false,
    reason: "rate_must_follow_contract",
  });
  expect(checkPenaltyRule(profile("au.licensee.small_amount"), uplift(0))).toEqual({
    ok: false,
    reason: "penalty_not_allowed",
  });
  expect(checkPenaltyRule(profile("au.licensee.small_amount"), null)).toEqual({ ok: true });
});

test("the LPR of a day is that of the last fixing before it", () => {
  const cn = profile("cn.private.loan");
  expect(lprOneYearOn(cn, day("2019-08-19"))).toBe(null);
  expect(lprOneYearOn(cn, day("2025-05-19"))).toBe(31_000);
  expect(lprOneYearOn(cn, day("2025-05-20"))).toBe(30_000);
  expect(lprOneYearOn(profile("uk.lender.loan"), today)).toBe(null);
});

test("allocation, stages, plan limits and affordability come in lending's shapes", () => {
  const cn = profile("cn.licensed.loan");
  expect(allocationRuleOf(cn).due).toEqual(["fee", "interest", "penalty", "principal"]);
  expect(allocationRuleOf(profile("us.first_party.loan")).due).toEqual(["fee", "penalty", "interest", "principal"]);
  expect(stageRuleOf(cn)).toEqual({ preDueDays: 7, mid: 30, late: 90 });
  expect(planLimitsOf(cn, { kind: "short" })).toMatchObject({
    maxMonths: 6,
    minCount: 2,
    suggestions: 3,
    monthlyCeiling: null,
  });
  expect(planLimitsOf(cn, { kind: "long", monthlyCeiling: 90_000 })).toMatchObject({
    maxMonths: 24,
    monthlyCeiling: 90_000,
  });
  expect(affordabilityRuleOf(cn)).toMatchObject({ startShare: 500_000, staffShare: 900_000 });
});
