import fc from "fast-check";
import { expect, test } from "vitest";
import type { Position } from "#app/lending/position.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { type ReferencePosition, liveThrough } from "./reference/day-by-day.ts";
import { type History, anyHistory } from "./reference/histories.ts";
import { agreedRows } from "./reference/instalments.ts";

/** The same histories in every ordinary run; DEEP=1 looks for new ones. */
const deep = process.env.DEEP === "1";
const runs = deep ? 100_000 : 10_000;
const seed = deep ? {} : { seed: 20261122 };

/** A position of the core in the terms of the reference. */
function ofCore(position: Position): ReferencePosition {
  return {
    upToDate: position.upToDate,
    tomorrow: position.tomorrow,
    outstanding: position.instalments.reduce(
      (sum, { outstanding: o }) => sum + o.principal + o.interest + o.penalty + o.fee,
      0,
    ),
    payoff: position.payoff.total,
    dpd: position.dpd,
    dpdWithoutHolds: position.dpdWithoutHolds,
    penaltyOwed: position.instalments.reduce((sum, { owed }) => sum + owed.penalty, 0),
    credit: position.credit,
    rows: position.instalments.map(({ nr, due, outstanding }) => ({ nr, due, ...outstanding })),
  };
}

function compare({ contract, entries, asOf }: History): void {
  const schedule = makeSchedule(contract);
  const dues = schedule.rows.map(({ due, principal, interest }) => ({ due, principal, interest }));
  expect(dues).toEqual(agreedRows(contract));
  const known = entries.filter(({ effective }) => effective <= asOf);
  expect(ofCore(positionOf(contract, schedule, known, asOf))).toEqual(liveThrough(contract, known, asOf));
}

test(`the core agrees with the day-by-day reference on ${runs} random histories`, () => {
  fc.assert(fc.property(anyHistory, compare), { numRuns: runs, ...seed });
}, 600_000);
