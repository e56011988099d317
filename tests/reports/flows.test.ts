import { expect, test } from "vitest";
import { assessBook } from "#app/nightly/assess-book.ts";
import { evaluatePromise } from "#app/lending/promise.ts";
import { settledMoney } from "#app/lending/settled-money.ts";
import { standingOf } from "#app/account/standing.ts";
import { reviewArrangements } from "#app/plans/review-arrangements.ts";
import { afterRelief, plansCompleted, promisesKept } from "#app/reports/arrangements.ts";
import { bookByStage, stageOrder } from "#app/reports/book-by-stage.ts";
import { closeDays } from "#app/reports/close-days.ts";
import { messagesSent, portalPayments } from "#app/reports/counted-days.ts";
import { countStages } from "#app/reports/count-stages.ts";
import { keepSteps, openStepTally, portalFunnel } from "#app/reports/funnel.ts";
import { houseDay, instantsOf, periodBefore } from "#app/reports/house-day.ts";
import { reportCsv, reportNames } from "#app/reports/report-csv.ts";
import { reportsOf } from "#app/reports/report-set.ts";
import { nearestRank, timeToDecision } from "#app/reports/time-to-decision.ts";
import { localDay } from "#app/policy/zones.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { liveDays, openWorld, type World } from "#tests/support/world.ts";
import { testServices } from "#tests/support/people.ts";

const days = Number(process.env.DAYS ?? 20);

/** Columns of any table. */
type Row = { readonly [Column in Texts]: string } & { readonly [Column in Numbers]: number };
type Texts =
  "id" | "time_zone" | "borrower_id" | "loan_id" | "status" | "kind" | "currency" | "case_id" | "event" | "to";
type Numbers =
  | "promised_on"
  | "made_on"
  | "amount"
  | "grace_days"
  | "agreed_on"
  | "settled_at"
  | "created_at"
  | "received_at"
  | "at";

/** Every row of a table, as it lies there. */
function rowsOf({ services }: World, table: string): Row[] {
  return services.db.reader.prepare<[], Row>(`select * from ${table}`).all();
}

const countBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string) =>
  rows.reduce<Record<string, number>>((counts, row) => {
    counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
    return counts;
  }, {});

test(`every report over ${days} lived days is what a walk over ledgers and tables counts`, async () => {
  const world = await openWorld({ seed: 11 });
  const { services } = world;
  const first = houseDay(services.clock.now());
  await liveDays(world, days);
  const range = { from: first, to: first + days - 1 };
  const { from, until } = instantsOf(range);
  const inRange = (at: number | null) => at !== null && at >= from && at < until;

  // Tonight's look sees everything that was lived.
  services.clock.advance(60_000);
  await reviewArrangements(services, async () => true);
  services.db.writer.prepare("delete from assessments where day >= ?").run(first + days - 1);
  await assessBook(services, [countStages(services)]);
  await closeDays(services);

  const zones = new Map(rowsOf(world, "borrowers").map(({ id, time_zone }) => [id, time_zone]));
  const stages = Object.fromEntries(stageOrder.map((stage) => [stage, 0]));
  for (const { id, borrower_id } of rowsOf(world, "loans")) {
    const loan = await loanById(services.db.read, id);
    if (!loan) throw new Error("no loan");
    const today = localDay(services.clock.now(), zones.get(borrower_id) ?? "UTC");
    const { stage } = standingOf(loan, await ledgerOf(services.db.read, id), today).position;
    stages[stage] = (stages[stage] ?? 0) + 1;
  }
  expect((await bookByStage(services, { from: first, to: first + days })).stages).toEqual(stages);

  const cancelled = new Set(
    services.db.reader.prepare<[], string>("select id from promises where cancelled_at is not null").pluck().all(),
  );
  const promises = { kept: 0, partial: 0, broken: 0, pending: 0 };
  for (const row of rowsOf(world, "promises")) {
    const [loanId, on] = [String(row.loan_id), Number(row.promised_on)];
    if (cancelled.has(row.id) || on < range.from || on > range.to) continue;
    const loan = rowsOf(world, "loans").find(({ id }) => id === loanId);
    const today = localDay(services.clock.now(), zones.get(loan?.borrower_id ?? "") ?? "UTC");
    const terms = {
      ...{ madeOn: Number(row.made_on), promisedOn: on, amount: Number(row.amount), graceDays: Number(row.grace_days) },
    };
    const money = settledMoney(await ledgerOf(services.db.read, loanId), today);
    promises[evaluatePromise(terms, money, today).state] += 1;
  }
  const { weeks, ...kept } = await promisesKept(services, range);
  expect(kept).toEqual(promises);
  expect(weeks.reduce((sum, week) => sum + week.kept, 0)).toBe(kept.kept);

  const plans = rowsOf(world, "plans").filter(({ agreed_on: on }) => on >= range.from && on <= range.to);
  const byStatus = countBy(plans, ({ status }) => status);
  expect(await plansCompleted(services, range)).toEqual({
    ...{ agreed: plans.length, completed: byStatus.completed ?? 0, running: byStatus.active ?? 0 },
    ...{ broken: byStatus.broken ?? 0, ended: byStatus.ended ?? 0, replaced: byStatus.replaced ?? 0 },
  });

  const settled = rowsOf(world, "messages").filter(({ settled_at: at }) => inRange(at));
  const messages = await messagesSent(services, range);
  const byMessage = countBy(settled, ({ status }) => status);
  expect([messages.sent, messages.held, messages.failed]).toEqual(
    ["sent", "held", "failed"].map((status) => byMessage[status] ?? 0),
  );
  expect(messages.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(messages.held);
  expect(messages.sent).toBeGreaterThan(20);

  const postings = rowsOf(world, "gateway_postings").filter(({ created_at: at }) => inRange(at));
  const payments = await portalPayments(services, range);
  expect(payments.payments).toBe(postings.filter(({ kind }) => kind === "payment").length);
  for (const { key, currency, amount } of payments.lines) {
    const own = postings.filter((row) => row.kind === key && row.currency === currency);
    expect(amount).toBe(own.reduce((sum, row) => sum + Number(row.amount), 0));
  }

  const cases = rowsOf(world, "hardship_cases").filter(({ kind }) => kind === "hardship");
  const times: number[] = [];
  for (const each of cases) {
    const events = (
      rowsOf(world, "hardship_events") as unknown as {
        id: string;
        case_id: string;
        event: string;
        to: string;
        at: number;
      }[]
    )
      .filter(({ case_id }) => case_id === each.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const answer = events.find(({ event, to }) => event === "grant" || to === "offered" || to === "refused");
    if (answer && inRange(answer.at) && answer.event !== "grant") times.push(answer.at - each.received_at);
  }
  const decisions = await timeToDecision(services, range);
  expect(decisions.decided).toBe(times.length);
  expect(decisions.median).toBe(
    nearestRank(
      times.sort((a, b) => a - b),
      0.5,
    ),
  );

  const relief = await afterRelief(services, range);
  expect(relief.every(({ measured, lasted, lateAgain }) => measured === lasted + lateAgain)).toBe(true);

  const set = await reportsOf(services, ["admin"], range);
  for (const name of reportNames) expect(reportCsv(set, name)?.split("\r\n").length).toBeGreaterThan(1);
  expect((await reportsOf(services, ["approver"], range)).complaints).toBeNull();
  expect(reportCsv(await reportsOf(services, ["approver"], range), "complaints")).toBeNull();
}, 600_000);

test("a day is closed once; what is open is counted, and both together are the whole", async () => {
  const world = await openWorld({ seed: 5 });
  const { services } = world;
  const first = houseDay(services.clock.now());
  await liveDays(world, 3);
  await closeDays(services);
  const before = rowsOf(world, "day_counts");
  expect(await closeDays(services)).toBe(0);
  expect(rowsOf(world, "day_counts")).toEqual(before);
  const all = { from: first - 400, to: first + 3 };
  const sent = rowsOf(world, "messages").filter(({ status }) => status === "sent").length;
  expect((await messagesSent(services, all)).sent).toBe(sent);
}, 120_000);

test("steps count once per visit and keep no trace of it", async () => {
  const services = testServices();
  const tally = openStepTally((visit) => Buffer.from(visit).toString("hex"));
  const now = services.clock.now();
  const step = { step: "home", lang: "en", detail: "" } as const;
  for (const visit of ["a", "a", "b"]) tally.count(step, now, visit);
  tally.count(step, now + 3 * 3_600_000, "a");
  await keepSteps(services, tally);
  await keepSteps(services, tally);
  tally.count({ ...step, step: "opened", lang: "zh-CN" }, now, "c");
  await keepSteps(services, tally);
  const range = { from: houseDay(now), to: houseDay(now) };
  expect(await portalFunnel(services, range)).toMatchObject({ opened: 1, home: 3, door: 0, done: 0 });
  expect(services.db.reader.prepare("select * from funnel_days").all()).toHaveLength(2);
});

test("the period before is as long and ends the day before", () => {
  expect(periodBefore({ from: 10, to: 19 })).toEqual({ from: 0, to: 9 });
  expect(nearestRank([], 0.5)).toBeNull();
  expect([0.5, 0.9, 1].map((share) => nearestRank([1, 2, 3, 4], share))).toEqual([2, 4, 4]);
});
