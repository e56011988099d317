import { civilOf } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { State } from "#app/lending/state.ts";
import { dayOf, type GoldenCase, minor, number, object, objects, ppm, text } from "./case.ts";
import { stateAt } from "./checkpoints.ts";
import { contractOf } from "./conventions.ts";

/** A case without events: a sum, a table or a rule worked out from its inputs. */
export interface Sum {
  readonly golden: GoldenCase;
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly entries: readonly Entry[];
  readonly state: State;
  readonly tolerance: number;
}

/** Where a case names no day. */
export const FIRST_DAY = "2024-01-01";

/** Reads the inputs of a case without events. */
export function readSum(golden: GoldenCase, tolerance: number): Sum {
  const { inputs } = golden;
  const said = text(inputs, "start_date") || text(inputs, "disbursed") || text(inputs, "from") || FIRST_DAY;
  const contract = contractOf(golden, dayOf(said), number(inputs, "principal") ?? 100);
  const schedule = makeSchedule(contract);
  const entries = entriesOf(golden, contract, schedule);
  const asOf = entries.reduce((latest, entry) => Math.max(latest, entry.effective), contract.startDay);
  return {
    golden,
    contract,
    schedule,
    entries,
    state: stateAt({ contract, schedule, ledger: [] }, entries, asOf),
    tolerance,
  };
}

/** Payments, pauses, rates and later disbursements that the inputs name. */
function entriesOf(golden: GoldenCase, contract: Contract, schedule: Schedule): Entry[] {
  const { inputs } = golden;
  const entries: Entry[] = [];
  const base = (effective: number) => ({ id: `i${entries.length}`, effective, enteredAt: entries.length });
  for (const payment of objects(inputs, "payments")) {
    const amount = minor(number(payment, "amount") ?? 0);
    entries.push({ ...base(dayOf(text(payment, "date"))), kind: "payment", amount });
  }
  const more = object(inputs, "second_disbursement");
  if (more !== null) {
    const amount = minor(number(more, "amount") ?? 0);
    entries.push({ ...base(dayOf(text(more, "date"))), kind: "disbursement", amount });
  }
  const change = object(inputs, "rate_change");
  if (change !== null) {
    const annualRatePpm = ppm(number(change, "new_rate_pct") ?? 0);
    entries.push({ ...base(dayOf(text(change, "effective"))), kind: "rate-change", annualRatePpm });
  }
  const pause = object(inputs, "interest_pause");
  if (pause !== null) {
    const hold = { hold: "pause", scopes: ["interest"], reason: "pause" } as const;
    entries.push({ ...base(dayOf(text(pause, "from"))), ...hold, kind: "hold-start" });
    entries.push({ ...base(dayOf(text(pause, "to")) + 1), kind: "hold-end", hold: "pause" });
  }
  return [...entries, ...earlyPayment(golden, contract, schedule)];
}

/** "installment 2 paid early on 15 Feb": those before on their due days, this one in full on that day. */
function earlyPayment(golden: GoldenCase, contract: Contract, schedule: Schedule): Entry[] {
  const said = /installment (\d+) paid early on (\d+ \w+)/.exec(text(golden.conventions, "rule"));
  if (said === null) return [];
  const nr = Number(said[1]);
  const early = new Date(`${said[2]} ${civilOf(contract.startDay).year} UTC`).getTime() / 86_400_000;
  return schedule.rows.slice(0, nr).map((row) => {
    const effective = row.nr === nr ? early : row.due;
    return { id: `p${row.nr}`, effective, enteredAt: row.nr, kind: "payment", amount: row.principal + row.interest };
  });
}
