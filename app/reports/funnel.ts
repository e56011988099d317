import type { Services } from "#app/services.ts";
import { addSteps, finishedIn, type StepCount, stepsTaken } from "#db/stores/reports-flows.ts";
import { type DayRange, houseDay, instantsOf } from "./house-day.ts";
import { messagesSent, portalPayments } from "./counted-days.ts";

/** Steps as they are counted in memory: no row of a database tells of a single visit. */
export interface StepTally {
  /** Counts a step once per visit. @param visit something that stands for the visit; only its hash is kept, two hours */
  count(step: Omit<StepCount, "day" | "count">, at: number, visit: string): void;
  /** Hands over what was counted since the last time. */
  drain(): StepCount[];
}

/** What the way through the portal looked like in a range. */
export interface FunnelReport {
  readonly sent: number;
  readonly opened: number;
  readonly identity: number;
  readonly home: number;
  readonly door: number;
  readonly done: number;
  readonly doors: readonly { readonly door: string; readonly count: number }[];
  readonly finished: Readonly<Record<"payment" | "plan" | "promise" | "hardship" | "dispute", number>>;
}

/**
 * From message to done, in visits and not in people: nothing ties the steps of one person together. `done` is read from
 * what was finished: payments, plans, promises, requests, disputes.
 */
export async function portalFunnel(services: Pick<Services, "db">, range: DayRange): Promise<FunnelReport> {
  const { db } = services;
  const steps = await stepsTaken(db.read, range);
  const of = (step: string) => steps.reduce((sum, row) => sum + (row.step === step ? row.count : 0), 0);
  const doors = new Map<string, number>();
  for (const { step, detail, count } of steps) {
    if (step === "door") doors.set(detail, (doors.get(detail) ?? 0) + count);
  }
  const { payments } = await portalPayments(services, range);
  const finished = { payment: payments, ...(await finishedIn(db.read, instantsOf(range))) };
  return {
    sent: (await messagesSent(services, range)).sent,
    opened: of("opened"),
    identity: of("identity"),
    home: of("home"),
    door: of("door"),
    done: Object.values(finished).reduce((sum, count) => sum + count, 0),
    doors: [...doors].map(([door, count]) => ({ door, count })).sort((a, b) => (a.door < b.door ? -1 : 1)),
    finished,
  };
}

/** Adds what this process has counted to the days. What was counted since the last time is lost when it is killed. */
export async function keepSteps({ db }: Pick<Services, "db">, tally: StepTally): Promise<void> {
  const steps = tally.drain();
  if (steps.length > 0) await db.transact((tx) => addSteps(tx, steps));
}

const memoryMs = 2 * 3_600_000;
const mostVisits = 50_000;

/** Counts in memory; a visit that is seen again within two hours counts once. @param hash one way, keyed */
export function openStepTally(hash: (visit: string) => string): StepTally {
  let counts = new Map<string, StepCount>();
  const seen = new Map<string, number>();
  return {
    count(step, at, visit) {
      const mark = hash(`${step.step}|${visit}`).slice(0, 16);
      const before = seen.get(mark);
      if (before !== undefined && at - before < memoryMs) return;
      if (seen.size >= mostVisits) seen.clear();
      seen.set(mark, at);
      const day = houseDay(at);
      const key = `${day}|${step.step}|${step.lang}|${step.detail}`;
      const count = counts.get(key) ?? { ...step, day, count: 0 };
      count.count += 1;
      counts.set(key, count);
    },
    drain() {
      const taken = [...counts.values()];
      counts = new Map();
      return taken;
    },
  };
}
