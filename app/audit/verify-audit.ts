import { existsSync, readFileSync } from "node:fs";
import type { KeyObject } from "node:crypto";
import type { Database } from "#db/engine/database.ts";
import { auditGuardsStand, auditHashAt, auditHead, firstBrokenAuditEvent } from "#db/stores/audit.ts";
import { type Checkpoint, readCheckpoint } from "./checkpoint.ts";

/** One thing that is wrong with the trail. */
export type AuditProblem =
  /** The event does not follow from the one before, or its content was changed. */
  | { readonly kind: "broken_event"; readonly seq: number }
  /** The triggers that refuse changes are gone from the file. */
  | { readonly kind: "guards_missing" }
  /** A line of the checkpoint file that our key did not sign. */
  | { readonly kind: "bad_checkpoint"; readonly line: number }
  /** The trail once reached this event and no longer does. */
  | { readonly kind: "tail_cut"; readonly seq: number }
  /** The trail was stamped anew: it fits itself, but not what was signed. */
  | { readonly kind: "rewritten"; readonly seq: number }
  /** There are events but no checkpoint to hold them against. */
  | { readonly kind: "no_checkpoints" };

/** What a walk over the audit chain found. */
export interface AuditReport {
  readonly events: number;
  readonly checkpoints: number;
  /** Events after the newest checkpoint: held together by the chain alone. */
  readonly unsigned: number;
  readonly problems: readonly AuditProblem[];
}

/**
 * Checks the audit trail against itself, its guards and the signed checkpoints. Writes nothing.
 *
 * @param reach `whole`: every event; `tail`: only those after the newest checkpoint, whose cost does not grow with the
 * trail. The checkpoints themselves are held against the trail either way.
 */
export async function verifyAudit(
  house: { db: Database; checkpointsFile: string; publicKey: KeyObject },
  reach: "whole" | "tail" = "whole",
): Promise<AuditReport> {
  const q = house.db.read;
  const problems: AuditProblem[] = [];
  const newest = reach === "tail" ? newestCheckpoint(house.checkpointsFile, house.publicKey) : null;
  const broken = await firstBrokenAuditEvent(q, newest ? { seq: newest.seq, hash: newest.head } : undefined);
  if (broken !== null) problems.push({ kind: "broken_event", seq: broken });
  if (!(await auditGuardsStand(q))) problems.push({ kind: "guards_missing" });

  const events = (await auditHead(q))?.seq ?? 0;
  const lines = linesOf(house.checkpointsFile);
  let signed = 0;
  for (const [index, line] of lines.entries()) {
    const checkpoint = readCheckpoint(line, house.publicKey);
    if (!checkpoint || checkpoint.seq <= signed) {
      problems.push({ kind: "bad_checkpoint", line: index + 1 });
      continue;
    }
    signed = checkpoint.seq;
    const hash = await auditHashAt(q, checkpoint.seq);
    if (hash === null) problems.push({ kind: "tail_cut", seq: checkpoint.seq });
    else if (hash !== checkpoint.head) problems.push({ kind: "rewritten", seq: checkpoint.seq });
  }
  if (events > 0 && lines.length === 0) problems.push({ kind: "no_checkpoints" });
  return { events, checkpoints: lines.length, unsigned: Math.max(events - signed, 0), problems };
}

function newestCheckpoint(path: string, publicKey: KeyObject): Checkpoint | null {
  const last = linesOf(path).at(-1);
  return last === undefined ? null : readCheckpoint(last, publicKey);
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
