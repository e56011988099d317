import { expect, test } from "vitest";
import { citedValues, provenanceOf, valueAt } from "#app/policy/citations.ts";
import { defaultProfiles, isProfileKey, profileFor } from "#app/policy/profile-for.ts";
import { policyValuesSchema, profileKeys } from "#app/policy/schema.ts";
import { policySources } from "#app/policy/sources.ts";
import { day } from "#app/policy/units.ts";

/** Dotted paths of all numbers below a part of a profile. */
function numbersBelow(part: unknown, path: string): string[] {
  if (typeof part === "number") return [path];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => numbersBelow(value, `${path}.${key}`));
}

const today = day("2026-11-22");

test.each(profileKeys)("%s: every number says where it comes from", (key) => {
  const profile = profileFor(key, today);
  const parts = Object.keys(policyValuesSchema.shape);
  const paths = parts.flatMap((part) => numbersBelow(valueAt(profile, part), part));
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => provenanceOf(profile, path) === null)).toEqual([]);
});

test.each(profileKeys)("%s: every source is listed, and product defaults are not passed off as law", (key) => {
  for (const { path, evidence, sources } of citedValues(profileFor(key, today))) {
    for (const { code } of sources) expect(Object.keys(policySources), path).toContain(code);
    expect(
      sources.some(({ code }) => code === "house"),
      path,
    ).toBe(evidence === "P");
  }
});

test("the paths of sources point at values", () => {
  for (const profile of defaultProfiles) {
    for (const path of Object.keys(profile.provenance))
      expect(valueAt(profile, path), `${profile.id} ${path}`).not.toBe(undefined);
  }
});

test("a page can show source and effective date of one value", () => {
  const profile = profileFor("cn.licensed.loan", today);
  const standard = citedValues(profile).find(({ path }) => path === "complaint.stages.0.term");
  expect(standard).toMatchObject({ value: { count: 15, unit: "calendar_day" }, evidence: "S" });
  expect(standard?.sources[0]?.title).toMatch(/投诉处理管理办法/);
  expect(profile.id).toBe("cn.licensed.loan@2026-08-01");
});

test("the version in force on a day is the last one that has begun", () => {
  expect(profileFor("cn.licensed.loan", day("2026-07-31")).plan.costTable).toBe(null);
  expect(profileFor("cn.licensed.loan", day("2026-08-01")).plan.costTable).toEqual({
    text: "cost_table_cn",
    minReadSeconds: 10,
  });
  expect(profileFor("au.licensee.small_amount", day("2026-06-30")).contact.sms.senderRegistration).toBe(false);
  expect(profileFor("au.licensee.small_amount", day("2026-07-01")).contact.sms.senderRegistration).toBe(true);
  expect(profileFor("us.first_party.loan", day("2018-03-01")).id).toBe("us.first_party.loan@2021-11-30");
});

test("an unknown profile is named in the error", () => {
  expect(() => profileFor("fr.bank.loan", today)).toThrow(/"fr\.bank\.loan"/);
  expect(isProfileKey("uk.lender.loan")).toBe(true);
  expect(isProfileKey("uk.lender")).toBe(false);
});

test("a sub-profile changes what it names and keeps the rest of its base", () => {
  const loan = profileFor("uk.lender.loan", today);
  const short = profileFor("uk.lender.high_cost_short_term", today);
  expect(short.charges.caps.map(({ limit }) => limit)).toEqual([
    { kind: "daily_rate", ppm: 8_000 },
    { kind: "default_charges_total", minor: 1_500 },
    { kind: "total_charges", ppm: 1_000_000 },
  ]);
  expect(loan.charges.caps).toEqual([]);
  expect(short.complaint).toEqual(loan.complaint);
  expect(short.plan.breakRule).toEqual(loan.plan.breakRule);
  expect(profileFor("us.first_party.loan", today).dispute.validation).toBe(null);
  expect(profileFor("us.third_party.loan", today).dispute.validation?.period).toEqual({
    count: 30,
    unit: "calendar_day",
  });
});

test("profiles cannot be changed by whoever reads them", () => {
  const profile = profileFor("cn.licensed.loan", today);
  expect(() => Object.assign(profile.plan, { graceDays: 0 })).toThrow(TypeError);
});

test("identity and session limits are those of the product for every profile", () => {
  for (const profile of defaultProfiles) {
    expect(profile.identity).toMatchObject({
      triesPerLink: 5,
      triesPerBorrowerPerDay: 10,
      lockMinutes: 60,
      maxLiveLinks: 3,
      linkLifetime: { count: 7 },
    });
    expect(profile.session).toMatchObject({ idleMinutes: 15, absoluteMinutes: 120 });
    expect(profile.stages).toEqual({ preDueDays: 7, mid: 30, late: 90 });
    expect(profile.charges.convenienceFeeMinor).toBe(0);
  }
});

test("every kind of hold stops contact, and only a wrong number leaves penalties alone", () => {
  for (const profile of defaultProfiles) {
    for (const [kind, effect] of Object.entries(profile.holds)) {
      expect(effect.stops, `${profile.id} ${kind}`).toContain("contact");
      expect(effect.stops.includes("penalty"), `${profile.id} ${kind}`).toBe(kind !== "wrong_number");
    }
    expect(profile.holds.breathing_space.stops).toContain("interest");
    expect(profile.holds.bankruptcy.pay).toBe("hidden");
  }
});

test("nobody but an administrator may settle or refer for write-off", () => {
  for (const { authority } of defaultProfiles) {
    expect(authority.approver).toMatchObject({ settlement: false, writeOffReferral: false });
    expect(authority.admin).toMatchObject({ settlement: true, waiverMaxMinor: null });
  }
});
