import { type ReliefKind, reliefKinds, type WorkedOffer } from "./offer-terms.ts";

/** The figures of terms that pages show. */
export function figuresOf({ offer, givenUp }: WorkedOffer, currency: string) {
  const { before, after, day, usual, totalBefore, totalAfter, extraCost, interestWaits } = offer;
  const kind: ReliefKind = reliefKinds.find((each) => each === offer.terms.kind) ?? "deferral";
  return { kind, currency, before, after, day, usual, totalBefore, totalAfter, extraCost, interestWaits, givenUp };
}
