import type { Standing } from "#app/account/standing.ts";
import { buildPlan, type PlanOption } from "#app/lending/plan-build.ts";
import { noAmounts } from "#app/lending/contract.ts";
import type { StoredPromise } from "#db/stores/plans-promises.ts";
import type { PlanWish } from "#app/plans/plan-answers.ts";
import { drawPlan, type DrawnInstalment } from "./plan-cost.ts";
import type { PlanGround } from "./plan-ground.ts";

/**
 * Several loans of one person in one plan. Every loan has its own part: the same dates, the same number of payments, its own
 * amounts. A payment of the plan is the sum of the parts of its day, so that what goes to which loan is known beforehand.
 */

/** Another loan that can go into the same plan. */
export interface Companion {
  readonly standing: Standing;
  readonly ground: PlanGround;
  readonly promise: StoredPromise | null;
  /** The borrower wants it in. */
  readonly included: boolean;
}

/** What one loan pays of a plan for several. */
export interface PlanShare {
  readonly loanId: string;
  readonly loanNo: string;
  readonly option: PlanOption;
  readonly drawn: readonly DrawnInstalment[];
}

/** A loan beside its ground, as a part of a ground for several. */
export interface GroundPart {
  readonly loanId: string;
  readonly loanNo: string;
  readonly ground: PlanGround;
}

/** What several loans together would spread: sums, under the rules of the first. */
export function groundOfSeveral(first: GroundPart, others: readonly GroundPart[]): PlanGround {
  const parts = [first, ...others];
  const spread = noAmounts();
  for (const { ground } of parts)
    for (const component of ["principal", "interest", "penalty", "fee"] as const)
      spread[component] += ground.spread[component];
  return {
    ...first.ground,
    spread,
    owed: parts.reduce((sum, { ground }) => sum + ground.owed, 0),
    arrearsSince: Math.min(...parts.map(({ ground }) => ground.arrearsSince)),
    parts,
  };
}

/** Each loan's part of a plan of so many payments; null when one of them is too small to be divided so often. */
export function sharesOf(
  parts: readonly GroundPart[],
  count: number,
  basisOf: (ground: PlanGround, wish: PlanWish) => Parameters<typeof buildPlan>[0],
  wish: PlanWish,
): PlanShare[] | null {
  const shares: PlanShare[] = [];
  for (const { loanId, loanNo, ground } of parts) {
    const option = buildPlan(basisOf(ground, wish), count);
    if (option === null) return null;
    const drawn = drawPlan(ground.spread, ground.interest, ground.today, option.instalments);
    shares.push({ loanId, loanNo, option, drawn });
  }
  return shares;
}

/** The plan that the parts make together: every figure is their sum. */
export function optionOfShares(shares: readonly PlanShare[], whole: PlanOption): PlanOption {
  const sum = (pick: (option: PlanOption) => number) => shares.reduce((total, { option }) => total + pick(option), 0);
  return {
    ...whole,
    regular: sum(({ regular }) => regular),
    last: sum(({ last }) => last),
    total: sum(({ total }) => total),
    extraCost: sum(({ extraCost }) => extraCost),
    monthly: sum(({ monthly }) => monthly),
    evenShare: Math.round(sum(({ total }) => total) / whole.count),
    instalments: drawnOfShares(shares).map(({ number, due, amount }) => ({ number, due, amount })),
  };
}

/** The payments that the parts make together. */
export function drawnOfShares(shares: readonly PlanShare[]): DrawnInstalment[] {
  const [first, ...others] = shares;
  return (first?.drawn ?? []).map((one, index) => {
    const parts = { ...one.parts };
    let { amount, interest, leftAfter } = one;
    for (const { drawn } of others) {
      const beside = drawn[index];
      if (beside === undefined) throw new Error("The parts of a plan have the same payments.");
      amount += beside.amount;
      interest += beside.interest;
      leftAfter += beside.leftAfter;
      for (const component of ["principal", "interest", "penalty", "fee"] as const)
        parts[component] += beside.parts[component];
    }
    return { number: one.number, due: one.due, amount, interest, parts, leftAfter };
  });
}
