import { expect, test } from "vitest";
import { standingOf } from "#app/account/standing.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { paymentNewsOn } from "#app/payments/under-way.ts";
import { chargeInstalment } from "#app/payments/charge-instalment.ts";
import { cancelAutopay } from "#app/payments/cancel-autopay.ts";
import { reconcileMinute } from "#app/payments/reconcile.ts";
import { startAutopay } from "#app/payments/start-autopay.ts";
import { systemIds } from "#app/ids.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { attemptById, attemptsOfLoan } from "#db/stores/payments-attempts.ts";
import { activeMandate, latestMandate, savedCard } from "#db/stores/payments-autopay.ts";
import { unsentNotices } from "#db/stores/payments-postings.ts";
import {
  expectBooksEqual,
  ledgerMoney,
  paid,
  portal,
  type Portal,
  sessionOf,
  settle,
  started,
  today,
} from "./portal.ts";

const day = 86_400_000;
const describe = () => "Linxi Finance";
/** A loan whose first instalment falls due today, so that nothing older is in the way. */
const young = { startDay: today - 30, firstDueDay: today, anchorDay: 22 };

const standing = async ({ db, loan }: Portal, asOf = today) => standingOf(loan, await ledgerOf(db.read, loan.id), asOf);

/** What the first instalment asks for. */
function firstDue({ loan }: Portal): number {
  const [row] = loan.schedule.rows;
  return (row?.principal ?? 0) + (row?.interest ?? 0);
}

async function withCard(number = "4242424242424242"): Promise<Portal & { methodId: string }> {
  const house = await portal({ contract: young });
  const start = await agree(house);
  if (!start.ok || start.kind !== "go") throw new Error(JSON.stringify(start));
  const sessionId = sessionOf(start.url);
  if (house.sandbox.submit(sessionId, { method: "card", number }).kind === "challenge") {
    house.sandbox.answerChallenge(sessionId, true);
  }
  await settle(house);
  const mandate = await activeMandate(house.db.read, house.loan.id);
  if (!mandate?.methodId) throw new Error("no mandate");
  return { ...house, methodId: mandate.methodId };
}

function agree(house: Portal, attemptId = systemIds.random()) {
  return startAutopay(house, house.borrowerId, {
    attemptId,
    loanId: house.loan.id,
    language: "zh-CN",
    description: "Linxi Finance",
    consent: { version: "2026-11", text: "每期到期日自动扣款" },
    day: today,
    pages: { success: (id) => `https://portal.test/a/${id}`, cancel: () => "https://portal.test/a" },
  });
}

test("agreeing keeps the words; the card's name appears; charging twice at once is one charge", async () => {
  const house = await withCard();
  expect(await activeMandate(house.db.read, house.loan.id)).toMatchObject({
    state: "active",
    consentVersion: "2026-11",
    consentText: "每期到期日自动扣款",
  });
  await reconcileMinute(house);
  expect(await savedCard(house.db.read, house.methodId)).toMatchObject({ brand: "visa", last4: "4242" });
  const results = await Promise.all([1, 2, 3].map(() => chargeInstalment(house, house.loan.id, describe)));
  expect(results.filter(({ kind }) => kind === "charged")).toHaveLength(1);
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([firstDue(house)]);
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "nothing_due" });
  await expectBooksEqual(house);
});

test("nothing is charged before the message of the card, nor when nothing is due", async () => {
  const house = await portal({ contract: { ...young, startDay: today - 29, firstDueDay: today + 1 } });
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "no_mandate" });
  const start = await agree(house);
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "no_mandate" });
  if (start.ok && start.kind === "go")
    house.sandbox.submit(sessionOf(start.url), { method: "card", number: "4242424242424242" });
  await settle(house);
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "nothing_due" });
});

test("pressing agree twice is one page and one agreement; leaving the page agrees to nothing", async () => {
  const house = await portal({ contract: young });
  const id = systemIds.random();
  const [first, second] = [await agree(house, id), await agree(house, id)];
  expect(second).toEqual(first);
  house.clock.advance(2 * 3_600_000);
  await settle(house);
  expect(await latestMandate(house.db.read, house.loan.id)).toMatchObject({ state: "abandoned" });
});

test("a lost answer is no decline: the job repeats the same charge, and it is one", async () => {
  const house = await withCard();
  house.sandbox.setFaults("*", { responseLost: 1, delaySeconds: 3_600 });
  const first = await chargeInstalment(house, house.loan.id, describe);
  expect(first.kind).toBe("unknown");
  expect(await chargeInstalment(house, house.loan.id, describe)).toMatchObject({ kind: "stood_down" });
  house.clock.advance(3 * 60_000);
  await reconcileMinute(house);
  house.clock.advance(2 * 3_600_000);
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([firstDue(house)]);
  await expectBooksEqual(house);
});

test("a charge whose key is forgotten is never repeated; what the processor knows of it counts", async () => {
  const house = await withCard();
  house.sandbox.setFaults("*", { responseLost: 1, silent: true });
  const { attemptId } = (await chargeInstalment(house, house.loan.id, describe)) as { attemptId: string };
  house.clock.advance(2 * day);
  await reconcileMinute(house);
  expect((await attemptById(house.db.read, attemptId))?.state).toBe("succeeded");
  expect(await attemptsOfLoan(house.db.read, house.loan.id, 10)).toHaveLength(1);
  await expectBooksEqual(house);
});

test("a request that never arrived and is too old to repeat ends without money, with an alert", async () => {
  const house = await withCard();
  house.sandbox.setFaults("*", { requestLost: 1 });
  const { attemptId } = (await chargeInstalment(house, house.loan.id, describe)) as { attemptId: string };
  await cancelAutopay(house, house.borrowerId, house.loan.id);
  for (let hours = 0; hours < 26; hours += 1) {
    house.clock.advance(3_600_000);
    await reconcileMinute(house);
  }
  expect((await attemptById(house.db.read, attemptId))?.state).toBe("expired");
  expect(ledgerMoney(house.db)).toEqual({});
});

test("a decline is tried on the day, after 3 and after 7 days, and then no more", async () => {
  const house = await withCard("4000000000000341");
  const kinds: string[] = [];
  for (let offset = 0; offset <= 10; offset += 1) {
    const result = await chargeInstalment(house, house.loan.id, describe);
    kinds.push(result.kind === "stood_down" ? result.reason : result.kind);
    await settle(house);
    house.clock.advance(day);
  }
  expect(kinds).toEqual([
    "declined",
    "nothing_due",
    "nothing_due",
    "declined",
    "nothing_due",
    "nothing_due",
    "nothing_due",
    "declined",
    "gave_up",
    "gave_up",
    "gave_up",
  ]);
  expect((await unsentNotices(house.db.read, 10)).map(({ kind }) => kind)).toEqual([
    "autopay_failed",
    "autopay_failed",
    "autopay_failed",
  ]);
  await expectBooksEqual(house);
});

test("a hard decline ends it at once, also when only the message tells of it", async () => {
  const told = await withCard();
  told.sandbox.setFaults("*", { declines: 1, declineCode: "stolen_card" });
  expect((await chargeInstalment(told, told.loan.id, describe)).kind).toBe("declined");
  told.clock.advance(3 * day);
  expect(await chargeInstalment(told, told.loan.id, describe)).toEqual({ kind: "stood_down", reason: "gave_up" });

  const silent = await withCard();
  silent.sandbox.setFaults("*", { declines: 1, declineCode: "stolen_card", responseLost: 1 });
  expect((await chargeInstalment(silent, silent.loan.id, describe)).kind).toBe("unknown");
  await settle(silent);
  silent.clock.advance(3 * day);
  expect(await chargeInstalment(silent, silent.loan.id, describe)).toEqual({ kind: "stood_down", reason: "gave_up" });
});

test("a bank that wants to see the borrower: no more tries, the borrower is asked, and can pay on the page", async () => {
  const house = await withCard("4000002760003184");
  expect((await chargeInstalment(house, house.loan.id, describe)).kind).toBe("needs_customer");
  expect((await unsentNotices(house.db.read, 10)).map(({ kind }) => kind)).toEqual(["autopay_needs_you"]);
  await settle(house);
  await paid(house, { amount: firstDue(house) });
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([firstDue(house)]);
  house.clock.advance(3 * day);
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "nothing_due" });
  await expectBooksEqual(house);
});

test("the last look: an open page, a payment being confirmed, a paid instalment are never charged beside", async () => {
  const open = await withCard();
  await started(open, { amount: firstDue(open) });
  expect(await chargeInstalment(open, open.loan.id, describe)).toEqual({ kind: "stood_down", reason: "page_open" });

  const processing = await withCard();
  const { sessionId } = await started(processing, { amount: firstDue(processing) });
  processing.sandbox.submit(sessionId, { method: "delayed", outcome: "arrives" });
  await settle(processing);
  expect(await chargeInstalment(processing, processing.loan.id, describe)).toEqual({
    kind: "stood_down",
    reason: "under_way",
  });
  processing.clock.advance(60_000);
  await settle(processing);
  expect(await chargeInstalment(processing, processing.loan.id, describe)).toEqual({
    kind: "stood_down",
    reason: "nothing_due",
  });

  const late = await withCard();
  late.sandbox.setFaults("*", { silent: true });
  await paid(late, { amount: firstDue(late) });
  late.clock.advance(3 * 3_600_000);
  expect(await chargeInstalment(late, late.loan.id, describe)).toEqual({ kind: "stood_down", reason: "page_open" });
  await reconcileMinute(late);
  expect(await chargeInstalment(late, late.loan.id, describe)).toEqual({ kind: "stood_down", reason: "nothing_due" });
  expect(Object.values(ledgerMoney(late.db))).toEqual([firstDue(late)]);
});

test("cancelling ends it at once, twice is as good as once, and the card is forgotten", async () => {
  const house = await withCard();
  expect(await cancelAutopay(house, house.borrowerId, house.loan.id)).toEqual({ ok: true, cardRemoved: true });
  expect(await cancelAutopay(house, house.borrowerId, house.loan.id)).toEqual({ ok: true, cardRemoved: false });
  expect(await cancelAutopay(house, "somebody-else", house.loan.id)).toEqual({ ok: false, reason: "loan_missing" });
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "no_mandate" });
  await settle(house);
  expect(await latestMandate(house.db.read, house.loan.id)).toMatchObject({
    state: "cancelled",
    endedReason: "borrower",
  });
});

test("a card removed at the processor stops the agreement and tells the borrower", async () => {
  const house = await withCard();
  await house.gateway.detachMethod(house.methodId);
  await settle(house);
  expect(await latestMandate(house.db.read, house.loan.id)).toMatchObject({
    state: "stopped",
    endedReason: "card_removed",
  });
  expect((await unsentNotices(house.db.read, 10)).map(({ kind }) => kind)).toEqual(["autopay_stopped"]);
});

test("cancelled while the charge is at the bank: the money stands, and nothing follows", async () => {
  const house = await withCard();
  house.sandbox.setFaults("*", { delaySeconds: 600 });
  expect((await chargeInstalment(house, house.loan.id, describe)).kind).toBe("charged");
  await cancelAutopay(house, house.borrowerId, house.loan.id);
  house.clock.advance(3_600_000);
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([firstDue(house)]);
  await expectBooksEqual(house);
});

test("instalments due on the 31st fall on the last day of shorter months and are charged there", async () => {
  const house = await portal({ contract: { ...young, startDay: today - 22, firstDueDay: today + 8, anchorDay: 31 } });
  expect(house.loan.schedule.rows.map(({ due }) => due).slice(0, 2)).toEqual([today + 8, today + 39]);
});

test("the last look: nothing is taken by itself while somebody asks for help or disputes; it is when that ends", async () => {
  for (const reason of ["hardship", "dispute", "breathing_space", "deceased"]) {
    const house = await withCard();
    const hold = (entry: Entry) =>
      house.db.transact((tx) => appendEntry(tx, house.loan.id, entry, `hold:${entry.id}`, house.clock.now()));
    const base = { effective: today - 2, enteredAt: house.clock.now(), hold: "h1" };
    await hold({ ...base, kind: "hold-start", id: "h-start", scopes: ["contact"], reason });
    expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "on_hold" });
    await hold({ ...base, kind: "hold-end", id: "h-end", effective: today });
    expect(await chargeInstalment(house, house.loan.id, describe)).toMatchObject({ kind: "charged" });
    await settle(house);
  }
});

test("the last look: a plan agreed meanwhile moves what was due; its own instalments are charged on their days", async () => {
  const house = await withCard();
  const { position } = await standing(house);
  const open = position.overdue;
  const [first] = house.loan.schedule.rows;
  if (!first) throw new Error("no schedule");
  const later = { ...first, nr: 101, from: today, due: today + 5, principal: open.principal, interest: open.interest };
  const entry: Entry = {
    ...{ kind: "schedule", id: "plan", effective: today, enteredAt: house.clock.now(), terms: "plan" },
    schedule: { ...house.loan.schedule, rows: [later] },
    moves: ["principal", "interest", "penalty", "fee"],
    ...{ keepsOverdue: false, basis: open, shownHash: "shown" },
    waived: { principal: 0, interest: 0, penalty: 0, fee: 0 },
    capitalised: { principal: 0, interest: 0, penalty: 0, fee: 0 },
  };
  await house.db.transact((tx) => appendEntry(tx, house.loan.id, entry, "plan:1", house.clock.now()));
  expect(await chargeInstalment(house, house.loan.id, describe)).toEqual({ kind: "stood_down", reason: "nothing_due" });
  house.clock.advance(5 * day);
  const due = (await standing(house, today + 5)).position.upToDate;
  expect(await chargeInstalment(house, house.loan.id, describe)).toMatchObject({ kind: "charged" });
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([due]);
});

test("what the borrower sees of a failed charge: why, when it is tried again, and what to pay instead", async () => {
  const soft = await withCard("4000000000000341");
  await chargeInstalment(soft, soft.loan.id, describe);
  await settle(soft);
  const amount = firstDue(soft);
  const trouble = async (house: Portal) =>
    (await paymentNewsOn(house, house.loan.id, (await standing(house)).position)).trouble;
  expect(await trouble(soft)).toMatchObject({ amount, needsYou: false, nextTry: today + 3 });
  await cancelAutopay(soft, soft.borrowerId, soft.loan.id);
  expect(await trouble(soft)).toMatchObject({ nextTry: null });
  await paid(soft, { amount });
  await settle(soft);
  expect(await trouble(soft)).toBeNull();

  const asking = await withCard("4000002760003184");
  await chargeInstalment(asking, asking.loan.id, describe);
  await settle(asking);
  expect(await trouble(asking)).toMatchObject({ amount, needsYou: true, nextTry: null });
  expect((await unsentNotices(asking.db.read, 10)).map(({ kind }) => kind)).toContain("autopay_needs_you");
});
