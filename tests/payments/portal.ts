import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { factsOf } from "#app/gateways/payment/facts.ts";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { openSandbox, type Sandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { systemIds } from "#app/ids.ts";
import type { Contract } from "#app/lending/contract.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { applyEvent, eventOf, type EventOutcome } from "#app/payments/apply-event.ts";
import type { PaymentServices } from "#app/payments/payment-services.ts";
import {
  decideRefund,
  type RefundOrder,
  type RefundRefusal,
  type RefundStart,
  sendRefund,
} from "#app/payments/refund-payment.ts";
import { isOfReturn } from "#app/payments/return-money.ts";
import { startPayment, type PaymentRequest } from "#app/payments/start-payment.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { ensureProduct, insertLoan, type Loan } from "#db/stores/loans.ts";
import { parkedRows } from "#db/stores/payments-inbox.ts";
import type { Posting } from "#db/stores/payments-postings.ts";
import { testKeyring } from "#tests/support/database.ts";
import { testContract } from "#tests/support/loans.ts";

/** 22 November 2026, 20:00 in Shanghai; the calendar day there. */
export const evening = Date.UTC(2026, 10, 22, 12);
export const today = 20_779;
export const secret = "whsec_secret_of_the_payment_tests";

export interface Portal extends PaymentServices {
  db: SqliteDatabase;
  clock: ReturnType<typeof fixedClock>;
  keyring: typeof testKeyring;
  sandbox: Sandbox;
  borrowerId: string;
  loan: Loan;
  /** Webhook answers so far, newest last. */
  answers: EventOutcome[];
}

/** One borrower with one overdue loan, a processor, and webhooks that arrive when the pump runs. */
export async function portal(
  options: {
    folder?: string;
    contract?: Partial<Contract>;
    mint?: () => string;
    /** The test itself falsifies what the processor says, so that the books cannot be equal in the end. */
    booksFalsified?: true;
  } = {},
): Promise<Portal> {
  const folder = options.folder ?? newFolder();
  const clock = fixedClock(evening);
  const db = openSqlite(join(folder, "portal.db"));
  const answers: EventOutcome[] = [];
  const sandbox = openSandbox({
    file: join(folder, "processor.db"),
    clock,
    pageOrigin: "https://portal.test",
    webhookSecrets: [secret],
    ...(options.mint ? { mint: options.mint } : {}),
    post: async (body, headers) => {
      const checked = sandbox.gateway.verifyEvent(Buffer.from(body), headers["stripe-signature"] ?? null, clock.now());
      if (!checked.ok) return 400;
      try {
        answers.push(await applyEvent(services, checked.event, "webhook"));
        return 200;
      } catch {
        return 503;
      }
    },
  });
  const services = { db, gateway: sandbox.gateway, clock, ids: systemIds };
  onTestFinished(async () => {
    try {
      if (!options.booksFalsified) await expectBooksEqualInTheEnd({ ...services, sandbox });
    } finally {
      await db.close();
      sandbox.close();
    }
  });
  const borrowerId = systemIds.random();
  await addPerson(db, borrowerId);
  const loan = await addLoan(db, borrowerId, options.contract);
  return { ...services, keyring: testKeyring, sandbox, borrowerId, loan, answers };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "payments-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function addPerson(db: SqliteDatabase, id: string): Promise<void> {
  const nothing = { email: null, postcode: null, idTail: null };
  const borrower = { ...nothing, id, borrowerNo: id, name: "王小明", birthDate: "1990-03-07", phone: "+8613800004821" };
  await db.transact((tx) =>
    insertBorrower(tx, testKeyring, { ...borrower, lang: "zh-CN", timeZone: "Asia/Shanghai", createdAt: evening }),
  );
}

/** ¥60,000.00 over 24 months from 6 September 2025, nothing paid yet. */
export async function addLoan(db: SqliteDatabase, borrowerId: string, changes: Partial<Contract> = {}): Promise<Loan> {
  const contract = { ...testContract, ...changes };
  const id = systemIds.random();
  const loan: Loan = {
    id,
    loanNo: id,
    borrowerId,
    profile: "cn.licensed.loan",
    contract,
    schedule: makeSchedule(contract),
  };
  await db.transact(async (tx) => {
    await ensureProduct(tx, contract.product, 0);
    await insertLoan(tx, loan, "terms", 0);
  });
  return loan;
}

export function paymentRequest(portal: Pick<Portal, "loan">, rest: Partial<PaymentRequest> = {}): PaymentRequest {
  return {
    attemptId: systemIds.random(),
    loanId: portal.loan.id,
    amount: 125_750,
    language: "zh-CN",
    description: "Linxi Finance 4821",
    day: today,
    pages: {
      success: (id) => `https://portal.test/pay/${id}?session={CHECKOUT_SESSION_ID}`,
      cancel: (id) => `https://portal.test/pay/${id}/back`,
    },
    ...rest,
  };
}

/** Starts a payment and returns its ids. */
export async function started(
  portal: Portal,
  rest: Partial<PaymentRequest> = {},
): Promise<{ attemptId: string; sessionId: string }> {
  const start = await startPayment(portal, portal.borrowerId, paymentRequest(portal, rest));
  if (!start.ok || start.kind !== "go") throw new Error(JSON.stringify(start));
  return { attemptId: start.attemptId, sessionId: sessionOf(start.url) };
}

/** Starts a payment and pays it on the page with a good card; the message waits for the pump. */
export async function paid(
  portal: Portal,
  rest: Partial<PaymentRequest> = {},
  card = "4242424242424242",
): Promise<{ attemptId: string; sessionId: string; intentId: string }> {
  const ids = await started(portal, rest);
  const answer = portal.sandbox.submit(ids.sessionId, { method: "card", number: card });
  if (answer.kind !== "leave") throw new Error(answer.kind);
  return { ...ids, intentId: portal.sandbox.payments(1)[0]?.intent.id ?? "" };
}

/** Money that comes to the processor under a reference that we never gave. */
export async function paidElsewhere(portal: Portal, amount = 12_345, currency = "CNY"): Promise<string> {
  const start = await portal.gateway.startCheckout({
    ...{ attemptId: systemIds.random(), amount, currency, description: "x", language: "en", cards: "any" },
    ...{ expiresAt: portal.clock.now() + 45 * 60_000, customerId: null },
    ...{ successUrl: "https://portal.test/s", cancelUrl: "https://portal.test/c" },
  });
  if (start.kind !== "open") throw new Error(start.kind);
  portal.sandbox.submit(start.sessionId, { method: "card", number: "4242424242424242" });
  return portal.sandbox.payments(1)[0]?.intent.id ?? "";
}

/** A refund as it goes on once two people have agreed: written down, then sent. */
export async function refundNow(portal: Portal, order: RefundOrder): Promise<RefundStart | RefundRefusal> {
  const decided = await portal.db.transact((tx) => decideRefund(tx, portal, order));
  return "ok" in decided ? decided : sendRefund(portal, decided);
}

export function sessionOf(url: string): string {
  return url.split("/").at(-1) ?? "";
}

/** Runs the pump until nothing is due now. */
export async function settle(portal: Pick<Portal, "sandbox">): Promise<void> {
  for (;;) {
    const round = await portal.sandbox.pump();
    if (round.delivered + round.failed + round.chores === 0) return;
  }
}

export async function everyEvent(portal: Pick<Portal, "gateway">): Promise<readonly GatewayEvent[]> {
  return portal.gateway.events({ from: 0, until: evening * 2 });
}

interface EntryRow {
  loan_id: string;
  id: string;
  kind: string;
  amount: number | null;
  ref: string;
  reverses: string | null;
}

/** Money of the processor in the ledger, reference by reference, read from the entries alone. */
export function ledgerMoney(db: SqliteDatabase): Record<string, number> {
  const rows = db.reader
    .prepare<[], EntryRow>(
      "SELECT loan_id, id, kind, amount, ref, entry ->> '$.reverses' AS reverses FROM ledger_entries WHERE ref LIKE 'gateway:%'",
    )
    .all();
  const signed = (row: EntryRow): number => {
    if (row.kind === "payment") return row.amount ?? 0;
    if (row.kind === "chargeback") return -(row.amount ?? 0);
    const undone = rows.find((other) => other.loan_id === row.loan_id && other.id === row.reverses);
    if (!undone) throw new Error(`${row.ref} reverses nothing`);
    return -signed(undone);
  };
  return Object.fromEntries(rows.map((row) => [row.ref.slice("gateway:".length), signed(row)]));
}

/** The processor's own account by the references that the ledger must have. */
export async function accountMoney(portal: Pick<Portal, "gateway">): Promise<Record<string, number>> {
  const lines = await portal.gateway.balanceTransactions({ from: 0, until: evening * 2 });
  return Object.fromEntries(lines.map(({ ref, amount }) => [ref ?? "", amount]));
}

/** The promise of the whole product: our ledger and the processor's account say the same, reference by reference. */
export async function expectBooksEqual(portal: Pick<Portal, "gateway" | "db">): Promise<void> {
  const account = await accountMoney(portal);
  const waiting = await waitingElsewhere(portal);
  const ledger = ledgerMoney(portal.db);
  const expected = Object.entries(account).filter(([ref]) => ref in ledger || !waiting.has(ref));
  expect(ledger).toEqual(Object.fromEntries(expected));
  const postings = portal.db.reader
    .prepare<[], Pick<Posting, "ref" | "amount">>("SELECT ref, amount FROM gateway_postings")
    .all();
  expect(Object.fromEntries(postings.map(({ ref, amount }) => [ref, amount]))).toEqual(ledger);
}

/** References that are not in the ledger for a reason that a person can see: parked, or sent back without a loan. */
async function waitingElsewhere({ db, gateway }: Pick<Portal, "gateway" | "db">): Promise<ReadonlySet<string>> {
  const parked = (await parkedRows(db.read, null, 1_000)).flatMap((row) => {
    const reading = factsOf(eventOf(row));
    return reading.kind === "meaning" ? reading.movements.map(({ ref }) => ref) : [];
  });
  const lines = await gateway.balanceTransactions({ from: 0, until: evening * 2 });
  const returned = await Promise.all(lines.map(async (line) => ((await isOfReturn(db.read, line)) ? [line.ref] : [])));
  return new Set([...parked, ...returned.flat().filter((ref) => ref !== null)]);
}

/** After every test: once the trouble is over and everything was read again, the books are equal. */
async function expectBooksEqualInTheEnd(portal: PaymentServices & Pick<Portal, "db" | "sandbox">): Promise<void> {
  portal.sandbox.setFaults("*", null);
  await settle(portal);
  const ever = { from: 0, until: evening * 2 };
  for (const event of [...(await portal.gateway.events(ever)), ...(await portal.gateway.movements(ever))]) {
    await applyEvent(portal, event, "reconcile");
  }
  await expectBooksEqual(portal);
}

/** Reasons of the alerts on the staff's list. */
export function alerts(db: SqliteDatabase): string[] {
  const rows = db.reader
    .prepare<[], { reason: string }>(
      "SELECT details ->> '$.reason' AS reason FROM tasks WHERE kind = 'payment-alert' ORDER BY id",
    )
    .all();
  return rows.map(({ reason }) => reason);
}
