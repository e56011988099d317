import { expect, test } from "vitest";
import { endPlan, previewEnd } from "#app/plans/end-plan.ts";
import { explainMiss } from "#app/plans/explain-miss.ts";
import { moveInstalment } from "#app/plans/move-instalment.ts";
import { planGround } from "#app/plans/plan-ground.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { reviewArrangements } from "#app/plans/review-arrangements.ts";
import { previewSkip, skipPayment } from "#app/plans/skip-payment.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { queuedMessages } from "#db/stores/contact.ts";
import { planEventsOf, plansOf } from "#db/stores/plans.ts";
import { agreedDay, lateBorrower } from "./support.ts";

async function running(options: Parameters<typeof lateBorrower>[0] = {}) {
  const world = await lateBorrower(options);
  const plan = await world.agree(options.partPaid === false ? 50_000 : 40_000);
  const { services, viewer, loanId } = world;
  const view = async () => (await readPlan(services.db.read, services, viewer, loanId))!;
  const sent = async () =>
    (await queuedMessages(services.db.read, services.clock.now(), 50)).map(({ template }) => template);
  const skipShown = async () => {
    const now = await view();
    const { loan, position } = now.standing;
    const ground = planGround(now.standing, profileFor(loan.profile, position.asOf), now.plan);
    return previewSkip(now, ground!)!.shown;
  };
  return { ...world, plan, view, sent, skipShown, due: (number: number) => plan.instalments[number - 1]!.due };
}

test("one date moves once, by at most fourteen days, and the ledger follows", async () => {
  const { services, viewer, loanId, view, due } = await running();
  services.clock.advance(60_000);
  const payoff = (await view()).standing.position.payoff.total;
  const tooFar = await moveInstalment(services, viewer, loanId, { number: 1, to: due(1) + 15 });
  expect(tooFar).toEqual({ ok: false, reason: "date_not_allowed" });
  expect(await moveInstalment(services, viewer, loanId, { number: 1, to: due(1) + 14 })).toEqual({ ok: true });
  const after = await view();
  expect(after.standing.position.payoff.total).toBe(payoff);
  expect(after.progress.next).toMatchObject({ number: 1, due: due(1) + 14, amount: 39_482 });
  expect(after.standing.position.instalments.find(({ nr }) => nr === after.plan.instalments[0]!.nr)?.due).toBe(
    due(1) + 14,
  );
  const again = await moveInstalment(services, viewer, loanId, { number: 1, to: due(1) + 3 });
  expect(again).toEqual({ ok: false, reason: "moved_already" });
});

test("overdue interest that a plan spreads is asked for once, whatever is moved, skipped or ended afterwards", async () => {
  for (const what of ["move", "skip", "end"] as const) {
    const { services, viewer, loanId, plan, view, due, skipShown } = await running({ partPaid: false });
    expect(plan.spread.interest).toBe(27_500);
    const usual = async () => {
      const { instalments } = (await view()).standing.position;
      return instalments
        .filter(({ nr }) => nr > 14 && nr <= 24)
        .map(({ nr, due: on, outstanding }) => ({ nr, on, ...outstanding }));
    };
    const before = await usual();
    services.clock.advance(60_000);
    const done =
      what === "move"
        ? await moveInstalment(services, viewer, loanId, { number: 1, to: due(1) + 4 })
        : what === "skip"
          ? await skipPayment(services, viewer, loanId, await skipShown())
          : await endPlan(services, viewer, loanId, previewEnd(await view()).shown);
    expect(done.ok, what).toBe(true);
    expect(await usual(), what).toEqual(before);
  }
});

test("a missed payment brings one message after the grace, and moves to the end as shown at signing", async () => {
  const { services, viewer, loanId, view, due, on, pay, sent, skipShown } = await running();
  const usual = (await view()).standing.position;
  expect(usual.next).toMatchObject({ amount: 275_000 });
  on(usual.next!.due);
  await pay(usual.next!.due, 275_000);
  on(due(1));
  await pay(due(1), 39_482);
  on(due(2) - 10);
  await pay(due(2) - 10, 272_500);
  on(due(2) + 3);
  await reviewArrangements(services);
  expect(await sent()).not.toContain("plan-missed");
  on(due(2) + 4);
  await reviewArrangements(services);
  await reviewArrangements(services);
  expect((await sent()).filter((template) => template === "plan-missed")).toHaveLength(1);
  expect((await view()).progress).toMatchObject({ state: "behind", slips: 1 });
  expect(await explainMiss(services, viewer, loanId, "forgot")).toEqual({ ok: true });

  expect(await skipPayment(services, viewer, loanId, "0".repeat(64))).toEqual({
    ok: false,
    reason: "changed_since_shown",
  });
  const shown = await skipShown();
  expect(await skipPayment(services, viewer, loanId, shown)).toMatchObject({ ok: true });
  const schedules = (await ledgerOf(services.db.read, loanId)).filter((entry) => entry.kind === "schedule");
  expect(schedules.at(-1)).toMatchObject({ shownHash: shown });
  const after = await view();
  expect(after.plan).toMatchObject({ status: "active", origin: "skip", rules: { breakRule: { slipsInAll: 2 } } });
  expect(after.plan.instalments.map((one) => one.due)).toHaveLength(5);
  expect(after.standing.position).toMatchObject({ upToDate: 0, dpd: 0 });
  expect((await plansOf(services.db.read, loanId)).map(({ status }) => status)).toEqual(["active", "replaced"]);
});

test("ended by its owner, what is left is due that day and penalty starts on the next, never before", async () => {
  const { services, viewer, loanId, view, on } = await running();
  on(agreedDay + 10);
  const { shown } = previewEnd(await view());
  expect(await endPlan(services, viewer, loanId, "0".repeat(64))).toMatchObject({ reason: "changed_since_shown" });
  expect(await endPlan(services, viewer, loanId, shown)).toEqual({ ok: true });
  expect((await ledgerOf(services.db.read, loanId)).filter(({ kind }) => kind === "schedule").at(-1)).toMatchObject({
    shownHash: shown,
  });
  const ended = await view();
  // 2,289.12 and ten days of contract interest: 2,280.00 × 12 % × 10 ÷ 360 = 7.60.
  expect(ended.standing.position).toMatchObject({ upToDate: 228_912 + 760, dpd: 0 });
  expect(ended.plan.status).toBe("ended");
  expect(ended.standing.position.holds.filter(({ scopes }) => scopes.includes("contact"))).toEqual([]);
  on(agreedDay + 11);
  expect((await view()).standing.position).toMatchObject({ upToDate: 228_912 + 760 + 114, dpd: 1 });
});

test("interest that was overdue before a plan stays owed when the plan is changed, skipped or ended", async () => {
  const world = await lateBorrower({ partPaid: false });
  const { services, viewer, loanId, desk, on } = world;
  const before = (await desk()).ground!;
  expect(before.spread.interest).toBe(27_500);
  const plan = await world.agree(60_000, 5);
  const view = async () => (await readPlan(services.db.read, services, viewer, loanId))!;
  const now = await view();
  const ground = planGround(now.standing, profileFor(now.standing.loan.profile, agreedDay), plan);
  expect(ground?.spread).toEqual(before.spread);
  expect(previewSkip(now, ground!)?.extra).toBeGreaterThanOrEqual(0);
  expect(previewEnd(now).due).toBe(before.owed);
  on(agreedDay + 1);
  // One night of contract interest on ¥2,500.00 at 12 % over 360 days: 0.83.
  expect(previewEnd(await view()).due).toBe(before.owed + 83);
});

test("broken only by the rule shown at signing: sixty days open, not fifty-nine", async () => {
  const { services, loanId, view, due, on } = await running();
  for (const [day, status] of [
    [due(1) + 30, "active"],
    [due(1) + 59, "active"],
  ] as const) {
    on(day);
    await reviewArrangements(services);
    expect((await view()).plan.status).toBe(status);
  }
  on(due(1) + 60);
  await reviewArrangements(services);
  const { plan } = await view();
  expect(plan.status).toBe("broken");
  const events = await planEventsOf(services.db.read, loanId, plan.id);
  expect(events.filter(({ kind }) => kind === "broken")).toMatchObject([{ details: { by: "openDays" } }]);
});

test("a payment that is taken back changes what is kept, on the next read", async () => {
  const { view, due, on, pay, reverse } = await running();
  on(due(1));
  const paid = await pay(due(1), 275_000 + 39_482);
  expect((await view()).progress.instalments[0]).toMatchObject({ state: "kept" });
  on(due(1) + 5);
  await reverse(due(1) + 5, paid);
  expect((await view()).progress).toMatchObject({ state: "behind", paid: 0 });
});
