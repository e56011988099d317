import { expect, test } from "vitest";
import { systemIds } from "#app/ids.ts";
import { closePayLink, createPayLink, payByLink, readPayLink } from "#app/payments/pay-link.ts";
import { expectBooksEqual, ledgerMoney, portal, type Portal, sessionOf, settle, started, today } from "./portal.ts";

const pages = { success: (id: string) => `https://portal.test/h/${id}`, cancel: () => "https://portal.test/h" };

const make = (house: Portal, amount = 50_000, nickname = "小明") =>
  createPayLink(house, house.borrowerId, { loanId: house.loan.id, amount, nickname, day: today });

async function link(house: Portal, amount?: number) {
  const made = await make(house, amount);
  if (!made.ok) throw new Error(made.reason);
  return made;
}

const pay = (house: Portal, token: string, amount: number, attemptId = systemIds.random()) =>
  payByLink(house, {
    attemptId,
    token,
    amount,
    language: "en",
    address: "192.0.2.1",
    description: "Linxi Finance",
    pages,
  });

async function paidBy(house: Portal, token: string, amount: number): Promise<void> {
  const start = await pay(house, token, amount);
  if (!start.ok || start.kind !== "go") throw new Error(JSON.stringify(start));
  house.sandbox.submit(sessionOf(start.url), { method: "wallet" });
  await settle(house);
}

test("the helper sees an amount, a nickname and a reference, and nothing of the debt", async () => {
  const house = await portal();
  const { token } = await link(house);
  const page = await readPayLink(house, token);
  expect(page).toEqual({
    nickname: "小明",
    reference: expect.stringMatching(/^P[0-9A-Z]{8}$/),
    currency: "CNY",
    left: 50_000,
  });
  expect(Object.keys(page ?? {})).toHaveLength(4);
});

test("what is paid through the link counts for the loan and uses the link up", async () => {
  const house = await portal();
  const { token } = await link(house);
  await paidBy(house, token, 20_000);
  expect((await readPayLink(house, token))?.left).toBe(30_000);
  expect(await pay(house, token, 30_001)).toEqual({ ok: false, reason: "amount_too_large", maximum: 30_000 });
  await paidBy(house, token, 30_000);
  expect(await readPayLink(house, token)).toBeNull();
  expect(await pay(house, token, 1)).toEqual({ ok: false, reason: "link_closed" });
  expect(Object.values(ledgerMoney(house.db)).sort()).toEqual([20_000, 30_000]);
  await expectBooksEqual(house);
});

test("unknown, closed, expired and foreign links look the same", async () => {
  const house = await portal();
  const { token, link: made } = await link(house);
  expect(await readPayLink(house, "unknown")).toBeNull();
  await closePayLink(house, "somebody-else", house.loan.id, made.id);
  expect(await readPayLink(house, token)).not.toBeNull();
  await closePayLink(house, house.borrowerId, house.loan.id, made.id);
  await closePayLink(house, house.borrowerId, house.loan.id, made.id);
  expect(await readPayLink(house, token)).toBeNull();
  expect(await pay(house, token, 1)).toEqual({ ok: false, reason: "link_closed" });
  const other = await link(house);
  house.clock.advance(9 * 86_400_000);
  expect(await readPayLink(house, other.token)).toBeNull();
});

test("at most three live links, ten a day, a nickname and an amount that can be paid", async () => {
  const house = await portal();
  for (let nr = 0; nr < 3; nr += 1) await link(house);
  expect(await make(house)).toEqual({ ok: false, reason: "too_many_links" });
  expect(await make(house, 50_000, "  ")).toEqual({ ok: false, reason: "nickname_missing" });
  expect(await make(house, 50_000, "长".repeat(41))).toEqual({ ok: false, reason: "nickname_too_long" });
  expect(await make(house, 99_999_999)).toMatchObject({ ok: false, reason: "amount_too_large" });
  expect(
    await createPayLink(house, "somebody-else", { loanId: house.loan.id, amount: 1, nickname: "x", day: today }),
  ).toEqual({ ok: false, reason: "loan_missing" });
});

test("the token is stored nowhere, and trying again and again is stopped", async () => {
  const house = await portal();
  const { token } = await link(house);
  const rows = JSON.stringify(house.db.reader.prepare("SELECT * FROM pay_links").all());
  expect(rows).not.toContain(token);
  const id = systemIds.random();
  for (let nr = 0; nr < 20; nr += 1) expect(await pay(house, token, 100, id)).toMatchObject({ ok: true });
  expect(await pay(house, token, 100, id)).toEqual({ ok: false, reason: "too_many_tries" });
});

test("the helper's page and the borrower's page do not close each other; both paid are two payments", async () => {
  const house = await portal();
  const { token } = await link(house);
  const helper = await pay(house, token, 10_000);
  const own = await started(house, { amount: 20_000 });
  if (!helper.ok || helper.kind !== "go") throw new Error("no page");
  house.sandbox.submit(sessionOf(helper.url), { method: "wallet" });
  house.sandbox.submit(own.sessionId, { method: "wallet" });
  await settle(house);
  expect(Object.values(ledgerMoney(house.db)).sort()).toEqual([10_000, 20_000]);
  await expectBooksEqual(house);
});
