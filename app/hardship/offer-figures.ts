import type { Outline } from "#app/lending/terms/preview.ts";
import { type ReliefKind, reliefKinds, type WorkedOffer } from "./offer-terms.ts";

/** Payments of one kind after each other: those of the easier time, or those after it. Minor units. */
export interface Phase {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly most: number;
}

/** The figures of terms that pages show. */
export function figuresOf({ offer, givenUp }: WorkedOffer, currency: string) {
  const { before, after, day, totalBefore, totalAfter, extraCost, interestWaits, terms } = offer;
  const kind: ReliefKind = reliefKinds.find((each) => each === terms.kind) ?? "deferral";
  const eased = terms.kind === "interest-only" || terms.kind === "reduced" || terms.kind === "token" ? terms.count : 0;
  const phases = [after.slice(0, eased), after.slice(eased)].filter((rows) => rows.length > 0).map(phaseOf);
  return { kind, currency, before, after, day, phases, totalBefore, totalAfter, extraCost, interestWaits, givenUp };
}

function phaseOf(rows: readonly Outline[]): Phase {
  const amounts = rows.map(({ amount }) => amount);
  return {
    count: rows.length,
    first: amounts[0] ?? 0,
    last: amounts.at(-1) ?? 0,
    least: Math.min(...amounts),
    most: Math.max(...amounts),
  };
}
