import { expect, test } from "vitest";
import { agreementClauses } from "#app/hardship/agreement-clauses.ts";
import { sameName } from "#app/hardship/same-name.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";

test.each([
  ["王小明", "王小明", true],
  [" 王 小明 ", "王小明", true],
  ["阿依古丽·买买提", "阿依古丽买买提", true],
  ["sam SAMPLETON", "Sam Sampleton", true],
  ["Ｓam Sampleton", "Sam Sampleton", true],
  ["O'Neil Anne-Marie", "ONeil Anne Marie", true],
  ["Sam", "Sam Sampleton", false],
  ["Sampleton Sam", "Sam Sampleton", false],
  ["王小名", "王小明", false],
  ["", "", false],
  ["·", "", false],
])("%s for %s: %s", (typed, onFile, same) => {
  expect(sameName(typed, onFile)).toBe(same);
});

test("the clauses say the grace and the credit effect of each policy, in both languages", () => {
  const credits = defaultProfiles.map((profile) => {
    const clauses = agreementClauses(profile, true);
    expect(clauses).toHaveLength(4);
    for (const { heading, text } of clauses) {
      for (const words of [heading.zh, heading.en, text.zh, text.en]) expect(words).not.toBe("");
    }
    expect(clauses[2]?.text.en).toContain(`Paid within ${profile.plan.graceDays} days`);
    return clauses[3]?.text.en;
  });
  expect(new Set(credits).size).toBe(4);
});
