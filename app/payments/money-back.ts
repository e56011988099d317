import type { MoneyBack } from "#app/account/activity.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Queryable } from "#db/engine/database.ts";
import { disputesOfLoan, type Posting, postingsOfLoan } from "#db/stores/payments-postings.ts";

/**
 * What each entry of a loan was for the payer, where money of a payment went back or came again; keyed by ledger entry.
 * The ledger itself knows only debt that re-opened. Asks the database nothing while no money went back.
 */
export async function moneyBackOf(
  q: Queryable,
  loanId: string,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, MoneyBack>> {
  if (!entries.some(({ kind }) => kind === "chargeback")) return new Map();
  const statuses = new Map((await disputesOfLoan(q, loanId)).map(({ disputeRef, status }) => [disputeRef, status]));
  return new Map(
    (await postingsOfLoan(q, loanId)).flatMap((posting) => {
      const name = moneyBackName(posting, statuses.get(posting.disputeRef ?? ""));
      return name === null ? [] : [[posting.entryId, name]];
    }),
  );
}

/** The name of one movement; null for a payment. @param status what the bank said last of its dispute */
export function moneyBackName(
  { kind, amount }: Pick<Posting, "kind" | "amount">,
  status: string | undefined,
): MoneyBack | null {
  switch (kind) {
    case "payment":
      return null;
    case "refund":
      return "refunded";
    case "refund_failure":
      return "refund-failed";
    case "dispute":
      if (amount > 0) return "bank-gave-back";
      return status === "lost" ? "bank-kept" : "bank-took";
  }
}
