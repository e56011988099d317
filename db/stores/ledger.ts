import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Entry } from "#app/lending/ledger.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";

/** The row of an entry. @param ref where it came from, unique per loan. */
export function entryRow(
  loanId: string,
  entry: Entry,
  ref: string,
  createdAt: number,
): typeof ledgerEntries.$inferInsert {
  return {
    loanId,
    id: entry.id,
    kind: entry.kind,
    effectiveDay: entry.effective,
    enteredAt: entry.enteredAt,
    createdAt,
    amount: "amount" in entry ? entry.amount : null,
    entry,
    ref,
  };
}

/** Adds an entry once per reference. @returns false when that movement is in the ledger already. */
export async function appendEntry(
  tx: Queryable,
  loanId: string,
  entry: Entry,
  ref: string,
  createdAt: number,
): Promise<boolean> {
  const added = await tx
    .insert(ledgerEntries)
    .values(entryRow(loanId, entry, ref, createdAt))
    .onConflictDoNothing({ target: [ledgerEntries.loanId, ledgerEntries.ref] })
    .returning({ id: ledgerEntries.id });
  return added.length > 0;
}

const ofLoan = prepared((q) =>
  q
    .select({ entry: ledgerEntries.entry })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.loanId, sql.placeholder("loanId")))
    .orderBy(asc(ledgerEntries.id))
    .prepare(),
);

/** The whole ledger of a loan. */
export async function ledgerOf(q: Queryable, loanId: string): Promise<Entry[]> {
  return (await ofLoan(q).execute({ loanId })).map((row) => row.entry);
}

/** The ledgers of several loans in one query, by loan. */
export async function ledgersOf(q: Queryable, loanIds: string[]): Promise<Map<string, Entry[]>> {
  const ledgers = new Map<string, Entry[]>(loanIds.map((id) => [id, []]));
  if (loanIds.length === 0) return ledgers;
  const rows = await q
    .select({ loanId: ledgerEntries.loanId, entry: ledgerEntries.entry })
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.loanId, loanIds))
    .orderBy(asc(ledgerEntries.loanId), asc(ledgerEntries.id));
  for (const row of rows) ledgers.get(row.loanId)?.push(row.entry);
  return ledgers;
}
