import { expect, test } from "vitest";
import { lineOf } from "#app/lending/lines.ts";
import { positionLines } from "#app/ui/account/position-lines.tsx";

const writing = { lang: "en", currency: "GBP", dueDays: new Map<number, number>() } as const;

test("a fee that is a part of something says of what; a fixed fee is only its amount", () => {
  const fee = (ratePpm: number) =>
    lineOf({ kind: "late-fee", amount: 1200, formula: { kind: "percent", base: 2997, ratePpm, minimum: 1200 } });
  const [part, fixed] = positionLines([fee(50_000), fee(0)], writing);
  expect(part?.formula).toHaveLength(2);
  expect(fixed?.formula).toBeUndefined();
});
