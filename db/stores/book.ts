import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Entry, Opening } from "#app/lending/ledger.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { importRuns } from "#db/schema/imports.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans } from "#db/schema/loans.ts";
import { borrowers } from "#db/schema/borrowers.ts";

/** What the importer needs to know of a loan that is here already. */
export interface KnownLoan {
  id: string;
  loanNo: string;
  termsHash: string;
  currency: string;
}

/** The list as one bound value: the statement stays the same for a list of any length. */
const listed = sql`(select value from json_each(${sql.placeholder("list")}))`;

const loansByNo = prepared((q) =>
  q
    .select({ id: loans.id, loanNo: loans.loanNo, termsHash: loans.termsHash, currency: loans.currency })
    .from(loans)
    .where(inArray(loans.loanNo, listed))
    .prepare(),
);

/** Loans with these numbers, by number. */
export async function knownLoans(q: Queryable, loanNos: readonly string[]): Promise<Map<string, KnownLoan>> {
  const rows = await loansByNo(q).execute({ list: JSON.stringify(loanNos) });
  return new Map(rows.map((row) => [row.loanNo, row]));
}

const borrowersByNo = prepared((q) =>
  q
    .select({ id: borrowers.id, borrowerNo: borrowers.borrowerNo })
    .from(borrowers)
    .where(inArray(borrowers.borrowerNo, listed))
    .prepare(),
);

/** Ids of the borrowers with these numbers, by number. */
export async function knownBorrowers(q: Queryable, borrowerNos: readonly string[]): Promise<Map<string, string>> {
  const rows = await borrowersByNo(q).execute({ list: JSON.stringify(borrowerNos) });
  return new Map(rows.map((row) => [row.borrowerNo, row.id]));
}

const openings = prepared((q) =>
  q
    .select({ loanId: ledgerEntries.loanId, entry: ledgerEntries.entry })
    .from(ledgerEntries)
    .where(and(inArray(ledgerEntries.loanId, listed), eq(ledgerEntries.ref, "opening")))
    .prepare(),
);

/** The openings of these loans, by loan id. */
export async function openingsOf(q: Queryable, loanIds: readonly string[]): Promise<Map<string, Opening>> {
  const found = new Map<string, Opening>();
  for (const { loanId, entry } of await openings(q).execute({ list: JSON.stringify(loanIds) })) {
    if (entry.kind === "opening") found.set(loanId, entry);
  }
  return found;
}

const byRef = prepared((q) =>
  q
    .select({ loanId: ledgerEntries.loanId, ref: ledgerEntries.ref, entry: ledgerEntries.entry })
    .from(ledgerEntries)
    .where(
      sql`(${ledgerEntries.loanId}, ${ledgerEntries.ref}) in (select value ->> 0, value ->> 1 from json_each(${sql.placeholder("list")}))`,
    )
    .prepare(),
);

/** Entries with these loan ids and references, by `loanId|ref`. */
export async function entriesByRef(
  q: Queryable,
  refs: ReadonlyArray<{ loanId: string; ref: string }>,
): Promise<Map<string, Entry>> {
  const rows = await byRef(q).execute({ list: JSON.stringify(refs.map(({ loanId, ref }) => [loanId, ref])) });
  return new Map(rows.map(({ loanId, ref, entry }) => [`${loanId}|${ref}`, entry]));
}

/** Keeps the counts of a finished run. */
export async function insertImportRun(tx: Queryable, run: typeof importRuns.$inferInsert): Promise<void> {
  await tx.insert(importRuns).values(run);
}

/** The latest runs, newest first. */
export async function latestImportRuns(q: Queryable, limit: number): Promise<Array<typeof importRuns.$inferSelect>> {
  return q.select().from(importRuns).orderBy(desc(importRuns.startedAt)).limit(limit);
}
