import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { readCases, runCase } from "#app/cli/golden.ts";

const FILE = "../shared/data/golden_cases.json";

/** Quirks of the engines that the cases come from; DECISIONS.md says why our convention differs. */
const NOT_OURS = new Set(["RCL-11", "FRA-04", "DLQ-08", "FRA-10", "FRA-13", "FRA-15"]);

const cases = existsSync(FILE) ? readCases(FILE) : [];

test.skipIf(cases.length === 0)("golden cases of other servicing engines come out the same", () => {
  const differences = cases
    .filter(({ id }) => !NOT_OURS.has(id))
    .map((golden) => ({ id: golden.id, ...runCase(golden) }))
    .filter(({ status }) => status !== "passed");
  expect(differences).toEqual([]);
});

test.skipIf(cases.length === 0)("what is not ours is engine-specific, never general", () => {
  const general = cases.filter(({ id, portability }) => NOT_OURS.has(id) && portability === "general");
  expect(general).toEqual([]);
});

const own = readCases("tests/lending/golden/own-cases.json");

test("our own cases, worked out with exact fractions outside of the core, come out the same", () => {
  const differences = own
    .filter(({ category }) => category !== "unsupported")
    .map((golden) => ({ id: golden.id, ...runCase(golden) }))
    .filter(({ status }) => status !== "passed");
  expect(differences).toEqual([]);
});

test("what the core does not have is named, never a crash", () => {
  const named = own.filter(({ category }) => category === "unsupported").map((golden) => ({ ...runCase(golden) }));
  expect(named).toEqual(
    [
      "rounding: 2 decimals, half-up",
      "day count: 30e/365",
      "allocation strategy: BORROWER_DECIDES",
      "expectation colour_of_money",
      "event haggle",
    ].map((what) => ({ status: "unsupported", what })),
  );
});
