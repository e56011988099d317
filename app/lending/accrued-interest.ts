import type { EpochDay } from "./calendar.ts";
import { irregularFraction, partOfPeriod } from "./daycount.ts";
import { chargeableRate, interestOf, interestOfParts } from "./interest.ts";
import { canGiveBack } from "./give-back.ts";
import { type Minor, mulDiv } from "./money.ts";
import { accrue, type Flow } from "./reprice.ts";
import type { InterestFormula } from "./schedule.ts";
import { growingPrincipal, grows, interestKept, itemInterest, openOf, type Row, type State } from "./state.ts";

/** Interest on principal that is not due yet, as far as it has grown. */
export interface AccruedInterest {
  /** Grown since the last due day: one stretch of instalments in an ordinary loan, more while a plan runs beside it. */
  readonly grown: readonly GrownInterest[];
  /** Interest in instalments ahead that does not depend on days: carried from arrears, or owed again. */
  readonly carried: Minor;
  /**
   * What is owed of all that after what was waived: never more than the instalments ask for, never less than what was paid of
   * them and cannot be given back. And what was paid of it already.
   */
  readonly owed: Minor;
  readonly paid: Minor;
}

/** Interest of a running instalment, with how it came about (null for a share of flat interest). Minor units. */
export interface GrownInterest {
  readonly amount: Minor;
  readonly parts: readonly InterestFormula[] | null;
  readonly from: EpochDay;
  readonly days: number;
}

/**
 * What interest ending the loan on a day would take. A running instalment's nights count from the day after the last due day
 * through the day, each on the principal not yet due that was there; interest of later instalments has not grown and is not owed.
 */
export function accruedInterest(state: State, dueEnd: number, day: EpochDay): AccruedInterest {
  const ahead = state.rows.slice(dueEnd);
  let paid = 0;
  let waived = 0;
  let total = 0;
  let carried = 0;
  let again = 0;
  let asked = 0;
  let stays = 0;
  for (const row of ahead) {
    const kept = interestKept(row);
    paid += kept;
    asked += kept + openOf(row, "interest");
    stays += kept - canGiveBack(state, row);
    carried += row.carried;
    // Owed again after it had been due: a waiver of the row's own interest does not pay for it.
    const items = itemInterest(row) - (row.paid.interest - kept);
    const own = Math.min(row.waived.interest, row.owed.interest - items);
    waived += own;
    again += items - (row.waived.interest - own);
  }
  const instalments = ahead.filter((row) => row.kind === "instalment");
  const running = instalments.filter((row) => row.from < day);
  const grown: GrownInterest[] = [];
  for (const head of running) {
    if (!grows(head)) continue;
    const stretch = grownOf(state, head, running.length === 1 ? instalments : chainFrom(head, instalments), day);
    total += stretch.amount;
    if (stretch.amount > 0) grown.push(stretch);
  }
  const owed = Math.max(0, total + carried - waived) + again;
  return { grown, carried: carried + again, paid, owed: Math.max(stays, Math.min(owed, asked)) };
}

/** The instalments that follow one another from a running one; a plan has a chain of its own beside the loan's. */
export function chainFrom(head: Row, instalments: readonly Row[]): readonly Row[] {
  const chain = [head];
  let last = head;
  for (;;) {
    const next = instalments.filter((row) => row.from === last.due && row !== last);
    const found = next.find((row) => grows(row) === grows(head)) ?? next[0];
    if (found === undefined) return chain;
    chain.push(found);
    last = found;
  }
}

function grownOf(state: State, head: Row, chain: readonly Row[], day: EpochDay): GrownInterest {
  const { earlyInterest, method } = state.contract.product;
  if (earlyInterest === "to-due-day") return wholeOf(head);
  const numbers = new Set(chain.map(({ nr }) => nr));
  const flows = state.ahead.filter((flow) => flow.day > head.from && flow.day <= day && numbers.has(flow.nr));
  const now = chain.reduce((sum, row) => sum + growingPrincipal(row), 0);
  const span = { from: head.from + 1, days: day - head.from };
  if (method === "flat") {
    const until = now > 0 ? day : Math.max(head.from, ...flows.map((flow) => flow.day));
    return { amount: mulDiv(head.growth, until - head.from, head.due - head.from), parts: null, ...span };
  }
  const start: Flow = { day: head.from, delta: flows.reduce((sum, { delta }) => sum - delta, now) };
  const parts =
    state.pricing === null
      ? partsOf(state, head, chain, [start, ...flows], day)
      : accrue(state, [head], [start, ...flows], head.from, day);
  return { amount: interestOfParts(parts), parts, ...span };
}

function wholeOf({ from, due, formula, growth }: Row): GrownInterest {
  const parts = formula !== null && interestOf(formula) === growth ? [formula] : null;
  return { amount: growth, parts, from: from + 1, days: due - from };
}

/** The stretches of a running instalment: a new one after each day on which principal came or went. */
function partsOf(
  state: State,
  head: Row,
  chain: readonly Row[],
  flows: readonly Flow[],
  day: EpochDay,
): InterestFormula[] {
  const { contract } = state;
  const priced = head.formula ?? chain.find(({ formula }) => formula !== null)?.formula;
  const ratePpm = priced?.ratePpm ?? chargeableRate(contract);
  const whole = head.formula ?? irregularFraction(contract, head.from, head.due);
  const days = [...new Set([...flows.map((flow) => flow.day), day])].sort((a, b) => a - b);
  const parts: InterestFormula[] = [];
  let base = 0;
  days.forEach((from, index) => {
    const to = days[index + 1];
    for (const flow of flows) if (flow.day === from) base += flow.delta;
    if (to === undefined || base <= 0) return;
    parts.push({ base, ratePpm, ...partOfPeriod(contract.product.dayCount, head, whole, from, to) });
  });
  return parts;
}
