import type { Cap } from "./contract.ts";
import type { Minor } from "./money.ts";
import { defaultRateLimit } from "./penalty.ts";
import type { CapPosition } from "./position.ts";
import type { State } from "./state.ts";

/** What the agreed rules asked for and a cap kept from being charged, over all instalments. Minor units. */
export function notChargedOf(state: State): Minor {
  let sum = 0;
  for (const row of state.rows) {
    if (row.segments !== null) for (const segment of row.segments) sum += segment.notCharged;
    if (row.items !== null) for (const item of row.items) sum += item.notCharged;
  }
  return sum;
}

/** How each ceiling of the contract stands; for a rate on default costs, over the instalments that are open. */
export function capsOf(state: State): CapPosition[] {
  return state.contract.caps.map((cap) => capOf(state, cap));
}

function capOf(state: State, cap: Cap): CapPosition {
  const notCharged = cap.kind === "interest-rate" ? 0 : notChargedOf(state);
  const { kind, source } = cap;
  const limitPpm = cap.kind === "late-fees" ? null : cap.ratePpm;
  switch (cap.kind) {
    case "default-rate": {
      let limit = 0;
      let charged = 0;
      for (const row of state.rows.slice(state.firstOpen)) {
        limit += defaultRateLimit(cap, row.baseDays);
        if (cap.covers.includes("penalty")) charged += row.closedPenalty;
        if (cap.covers.includes("fee")) charged += row.lateFees;
      }
      return { kind, source, limitPpm, limit, charged, notCharged, reached: notCharged > 0 };
    }
    case "total-cost": {
      const { lifeLimit: limit, lifeUsed: charged } = state;
      return { kind, source, limitPpm, limit, charged, notCharged, reached: charged >= limit };
    }
    case "late-fees": {
      const { lateFeesLimit: limit, lateFeesUsed: charged } = state;
      return { kind, source, limitPpm, limit, charged, notCharged, reached: charged >= limit };
    }
    case "interest-rate": {
      const reached = state.contract.annualRatePpm > cap.ratePpm;
      return { kind, source, limitPpm, limit: 0, charged: 0, notCharged, reached };
    }
  }
}
