import { and, asc, eq, inArray, isNull, lte, max } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { hardshipEvidence } from "#db/schema/hardship-evidence.ts";
import { hardshipCases, hardshipEvents } from "#db/schema/hardship.ts";

export type HardshipEvidence = typeof hardshipEvidence.$inferSelect;

export async function insertEvidence(tx: Queryable, given: typeof hardshipEvidence.$inferInsert): Promise<void> {
  await tx.insert(hardshipEvidence).values(given);
}

/** What was given in a case and is still kept, oldest first. */
export async function evidenceOfCase(q: Queryable, caseId: string): Promise<HardshipEvidence[]> {
  return q
    .select()
    .from(hardshipEvidence)
    .where(and(eq(hardshipEvidence.caseId, caseId), isNull(hardshipEvidence.deletedAt)))
    .orderBy(asc(hardshipEvidence.uploadedAt), asc(hardshipEvidence.id));
}

export async function evidenceById(q: Queryable, caseId: string, id: string): Promise<HardshipEvidence | null> {
  const [found] = await q
    .select()
    .from(hardshipEvidence)
    .where(and(eq(hardshipEvidence.caseId, caseId), eq(hardshipEvidence.id, id), isNull(hardshipEvidence.deletedAt)));
  return found ?? null;
}

/** Notes what a scan found, while it was pending. */
export async function settleScan(
  tx: Queryable,
  evidence: Pick<HardshipEvidence, "loanId" | "id">,
  scan: "clean" | "infected",
  at: number,
): Promise<void> {
  await tx
    .update(hardshipEvidence)
    .set({ scan, scannedAt: at, deletedAt: scan === "infected" ? at : null })
    .where(
      and(
        eq(hardshipEvidence.loanId, evidence.loanId),
        eq(hardshipEvidence.id, evidence.id),
        eq(hardshipEvidence.scan, "pending"),
      ),
    );
}

/** What still waits for the scanner, oldest first. */
export async function pendingScans(q: Queryable, limit: number): Promise<HardshipEvidence[]> {
  return q
    .select()
    .from(hardshipEvidence)
    .where(and(eq(hardshipEvidence.scan, "pending"), isNull(hardshipEvidence.deletedAt)))
    .orderBy(asc(hardshipEvidence.uploadedAt))
    .limit(limit);
}

/** Files of cases that were last decided before an instant, with that decision; those of open cases are not among them. */
export async function evidenceOfDecided(
  q: Queryable,
  before: number,
  limit: number,
): Promise<{ evidence: HardshipEvidence; decidedAt: number }[]> {
  const decidedAt = max(hardshipEvents.at);
  const rows = await q
    .select({ evidence: hardshipEvidence, decidedAt })
    .from(hardshipEvidence)
    .innerJoin(hardshipCases, eq(hardshipCases.id, hardshipEvidence.caseId))
    .innerJoin(hardshipEvents, eq(hardshipEvents.caseId, hardshipEvidence.caseId))
    .where(
      and(
        isNull(hardshipEvidence.deletedAt),
        lte(hardshipEvidence.uploadedAt, before),
        inArray(hardshipCases.state, ["active", "review", "ended", "withdrawn", "refused", "declined", "expired"]),
        inArray(hardshipEvents.event, ["grant", "accept", "refuse", "decline", "expire", "withdraw", "end_quiet"]),
      ),
    )
    .groupBy(hardshipEvidence.loanId, hardshipEvidence.id)
    .having(lte(decidedAt, before))
    .limit(limit);
  return rows.flatMap((row) => (row.decidedAt === null ? [] : [{ evidence: row.evidence, decidedAt: row.decidedAt }]));
}

/** Notes that a file is gone. */
export async function markEvidenceDeleted(
  tx: Queryable,
  evidence: Pick<HardshipEvidence, "loanId" | "id">,
  at: number,
): Promise<void> {
  await tx
    .update(hardshipEvidence)
    .set({ deletedAt: at })
    .where(and(eq(hardshipEvidence.loanId, evidence.loanId), eq(hardshipEvidence.id, evidence.id)));
}
