import { expect, test } from "vitest";
import { houseProducts } from "#app/policy/house-products.ts";
import { productSchema } from "#app/imports/product-schema.ts";
import { dayOf } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";

const takenOver = dayOf(2018, 6, 30);

/** Five instalments were due by the day of the opening (28 February to 30 June); `settled` of them were paid. */
function positionAfterOpening(product: Product, settled: number, asOf: number) {
  const contract: Contract = {
    currency: "USD",
    principal: 2_800_000,
    annualRatePpm: 140_700,
    startDay: dayOf(2018, 1, 31),
    firstDueDay: dayOf(2018, 2, 28),
    anchorDay: 31,
    count: 60,
    agreedInstalment: null,
    caps: [],
    product,
  };
  const schedule = makeSchedule(contract);
  const rows = schedule.rows.slice(0, settled);
  const paid = {
    principal: rows.reduce((sum, row) => sum + row.principal, 0),
    interest: rows.reduce((sum, row) => sum + row.interest, 0),
    penalty: 0,
    fee: 0,
  };
  const opening = {
    kind: "opening",
    id: "o",
    effective: takenOver,
    enteredAt: 0,
    paid,
    unpaid: { penalty: 700, fee: 0 },
  } as const;
  return positionOf(contract, schedule, [opening], asOf);
}

test.each(houseProducts)("nothing is charged for the time before an opening: $id", (product) => {
  const position = positionAfterOpening(product, 3, takenOver);
  expect(position.oldestUnpaidDue).toBe(dayOf(2018, 5, 31));
  expect(position.dpd).toBe(30);
  expect(position.overdue.penalty).toBe(700);
  expect(position.overdue.fee).toBe(0);
});

test.each(houseProducts)("a loan that was paid up at its opening owes nothing: $id", (product) => {
  const position = positionAfterOpening(product, 5, takenOver);
  expect(position.overdue).toEqual({ principal: 0, interest: 0, penalty: 0, fee: 0 });
});

test.each(houseProducts)("the conventions of the house fit the shape that mappings may write: $id", (product) => {
  expect(productSchema.parse(product)).toEqual(product);
});
