import type { BalanceLine } from "#app/gateways/payment/gateway.ts";
import { postingByRef, postingsBetween } from "#db/stores/payments-postings.ts";
import { feesByCurrency, keepLines, lineByRef } from "#db/stores/payments-reconcile.ts";
import { applyEvent } from "./apply-event.ts";
import type { PaymentServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";
import { isOfReturn } from "./return-money.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** One place where our ledger and the processor's account disagree. */
export interface Difference {
  readonly reason:
    "missing_in_ledger" | "missing_at_processor" | "amount_differs_from_account" | "currency_differs_from_account";
  readonly ref: string;
  readonly ledger: number | null;
  readonly account: number | null;
}

/** A day's comparison with the processor's own account. */
export interface DailyReport {
  readonly lines: number;
  readonly differences: readonly Difference[];
  /** The processor's fees so far, kept apart from the loans. */
  readonly fees: ReadonlyArray<{ readonly currency: string; readonly fees: number }>;
}

/**
 * Every day: compares the processor's account of the last days with our postings, reference by reference, in both
 * directions. What the account has and the ledger lacks is first looked for as an object; what is left is an alert.
 */
export async function reconcileDaily(services: PaymentServices, days = 5): Promise<DailyReport> {
  const { db, gateway, clock } = services;
  const now = clock.now();
  const span = { from: now - days * day, until: now + hour };
  for (const event of await gateway.movements(span)) await applyEvent(services, event, "reconcile");
  const lines = await gateway.balanceTransactions(span);
  await db.transact((tx) => keepLines(tx, lines));
  const differences: Difference[] = [];
  for (const line of lines) {
    const difference = await compareLine(services, line);
    if (difference) differences.push(difference);
  }
  // Younger postings may have a line that is not written yet; older ones were compared before.
  for (const posting of await postingsBetween(db.read, span.from + day, now - hour)) {
    if ((await lineByRef(db.read, posting.ref)) === null) {
      differences.push({ reason: "missing_at_processor", ref: posting.ref, ledger: posting.amount, account: null });
    }
  }
  await db.transact(async (tx) => {
    for (const { reason, ref, ledger, account } of differences) {
      await raiseAlert(tx, services, { reason, key: ref, details: { ref, ledger, account } });
    }
  });
  return { lines: lines.length, differences, fees: await feesByCurrency(db.read) };
}

async function compareLine({ db }: PaymentServices, line: BalanceLine): Promise<Difference | null> {
  if (line.kind === "payout" || line.kind === "fee" || line.amount === 0) return null;
  if (await isOfReturn(db.read, line)) return null;
  const ref = line.ref ?? line.id;
  const posting = await postingByRef(db.read, ref);
  const figures = { ref, ledger: posting?.amount ?? null, account: line.amount };
  if (!posting) return { reason: "missing_in_ledger", ...figures };
  // The account is kept in the settlement currency; where that differs from the loan's, a person compares.
  if (posting.currency !== line.currency) return { reason: "currency_differs_from_account", ...figures };
  return posting.amount === line.amount ? null : { reason: "amount_differs_from_account", ...figures };
}
