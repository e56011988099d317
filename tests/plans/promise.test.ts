import { expect, test } from "vitest";
import { cancelPromise, explainPromise, makePromise, readPromiseDesk } from "#app/plans/promise.ts";
import { reviewArrangements } from "#app/plans/review-arrangements.ts";
import { queuedMessages } from "#db/stores/contact.ts";
import { agreedDay, lateBorrower } from "./support.ts";

async function promising() {
  const world = await lateBorrower();
  const { services, viewer, loanId } = world;
  const promise = (amount: number, on: number) => makePromise(services, viewer, loanId, { amount, on });
  const look = async () => (await readPromiseDesk(services.db.read, services, viewer, loanId))!;
  return { ...world, promise, look };
}

test("within the policy's window only: fourteen days, up to what is due", async () => {
  const { promise } = await promising();
  expect(await promise(228_912, agreedDay + 15)).toEqual({ ok: false, reason: "date_out_of_range" });
  expect(await promise(228_913, agreedDay + 3)).toEqual({ ok: false, reason: "amount_out_of_range" });
  expect(await promise(100_000, agreedDay + 14)).toEqual({ ok: true });
  expect(await promise(100_000, agreedDay + 3)).toEqual({ ok: false, reason: "closed" });
});

test("kept, and flipped by a reversal, and back by another payment; noted every night", async () => {
  const { services, promise, look, on, pay, reverse } = await promising();
  await promise(100_000, agreedDay + 3);
  on(agreedDay + 2);
  await reviewArrangements(services);
  expect((await queuedMessages(services.db.read, services.clock.now(), 9)).map(({ template }) => template)).toEqual([
    "promise-reminder",
  ]);
  on(agreedDay + 3);
  const paid = await pay(agreedDay + 3, 100_000);
  expect((await look()).latest?.standing.state).toBe("kept");
  await reviewArrangements(services);
  expect((await look()).latest?.promise.noted).toBe("kept");
  on(agreedDay + 8);
  await reverse(agreedDay + 8, paid);
  expect((await look()).latest?.standing.state).toBe("broken");
  await reviewArrangements(services);
  expect((await look()).latest?.promise.noted).toBe("broken");
  await pay(agreedDay + 3, 100_000);
  expect((await look()).latest?.standing.state).toBe("kept");
});

test("broken asks why; two broken ones change what is offered, and the page can say so", async () => {
  const { services, viewer, loanId, promise, look, on } = await promising();
  for (const start of [agreedDay, agreedDay + 10]) {
    on(start);
    expect(await promise(50_000, start + 2)).toEqual({ ok: true });
    on(start + 5);
    await reviewArrangements(services);
    expect((await look()).latest?.standing.state).toBe("broken");
    expect(await explainPromise(services, viewer, loanId, "payday_moved")).toBe(true);
  }
  expect(await look()).toMatchObject({ broken: 2, closed: "broken_before" });
  expect(await promise(50_000, agreedDay + 16)).toEqual({ ok: false, reason: "closed" });
});

test("a plan takes the place of a promise, and closes the way to another", async () => {
  const { promise, look, agree } = await promising();
  await promise(100_000, agreedDay + 3);
  await agree();
  expect(await look()).toMatchObject({ latest: null, broken: 0, closed: "plan_runs" });
});

test("taken back before its day, it counts for nothing", async () => {
  const { services, viewer, loanId, promise, look, on } = await promising();
  await promise(100_000, agreedDay + 3);
  expect(await cancelPromise(services, viewer, loanId)).toBe(true);
  on(agreedDay + 9);
  expect(await look()).toMatchObject({ latest: null, broken: 0, closed: null });
});
