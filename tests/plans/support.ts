import { readPlanDesk, type PlanDesk } from "#app/plans/plan-desk.ts";
import type { PlanAnswers } from "#app/plans/plan-answers.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { dayOf } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import type { Plan } from "#db/stores/plans.ts";
import { testContract } from "#tests/support/loans.ts";
import { openAMinute } from "#tests/support/reading.ts";
import { addBorrower, evening, testServices } from "#tests/support/people.ts";

export const agreedDay = dayOf(2026, 11, 18);

/** The design's borrower: instalment 14 is twelve days late, ¥500.00 came eight days ago, ¥2,289.12 to be up to date. */
export async function lateBorrower(options: { profile?: ProfileKey; partPaid?: boolean } = {}) {
  const services = testServices();
  const borrower = await addBorrower(services.db);
  const viewer = { borrowerId: borrower.id, timeZone: borrower.timeZone };
  const schedule = makeSchedule(testContract);
  const loanId = services.ids.random();
  const profile = options.profile ?? "cn.licensed.loan";
  const loan = {
    id: loanId,
    loanNo: `LN-${loanId.slice(0, 6)}`,
    borrowerId: borrower.id,
    profile,
    contract: testContract,
    schedule,
  };
  await services.db.transact(async (tx) => {
    await ensureProduct(tx, testContract.product, evening);
    await insertLoan(tx, loan, "terms", evening);
  });
  const pay = async (day: number, amount: number) => {
    const at = day * 86_400_000 + 36_000_000;
    const entry: Entry = { kind: "payment", id: services.ids.ordered(at), effective: day, enteredAt: at, amount };
    await services.db.transact((tx) => appendEntry(tx, loanId, entry, `test:${entry.id}`, at));
    return entry.id;
  };
  const reverse = async (day: number, reverses: string) => {
    const at = day * 86_400_000 + 40_000_000;
    const entry: Entry = { kind: "reversal", id: services.ids.ordered(at), effective: day, enteredAt: at, reverses };
    await services.db.transact((tx) => appendEntry(tx, loanId, entry, `test:${entry.id}`, at));
  };
  for (const row of schedule.rows) if (row.nr < 14) await pay(row.due, row.principal + row.interest);
  if (options.partPaid !== false) await pay(agreedDay - 8, 50_000);
  /** Sets the clock to noon (UTC) of a day. */
  const on = (day: number) => services.clock.set(day * 86_400_000 + 4 * 3_600_000);
  const desk = async (): Promise<PlanDesk> => {
    const found = await readPlanDesk(services.db.read, services, viewer, loanId);
    if (found === null) throw new Error("no desk");
    return found;
  };
  const answer = (change: Partial<PlanAnswers>) => savePlanAnswers(services, viewer, loanId, change);
  const agree = async (amount = 40_000, count = 6): Promise<Plan> => {
    await answer({ wish: { amount, every: "monthly", day: 16, first: agreedDay + 3 } });
    await answer({ choice: count });
    const shown = (await desk()).shown ?? "";
    const opened = openAMinute(services, loanId, shown);
    const agreed = await agreePlan(services, viewer, loanId, { shown, opened, consent: { kind: "tick" } });
    if (!agreed.ok) throw new Error(agreed.reason);
    return agreed.plan;
  };
  return { services, viewer, borrower, loanId, pay, reverse, on, desk, answer, agree };
}
