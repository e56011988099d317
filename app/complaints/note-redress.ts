import type { Services } from "#app/services.ts";
import { openRedress, settleRedress } from "#db/stores/complaints-answers.ts";
import { complaintById } from "#db/stores/complaints.ts";
import { correctionsByKeys } from "#db/stores/corrections.ts";
import { moveComplaint } from "./move-complaint.ts";

/**
 * Looks what became of the redress that was handed over, and writes it into the history, once. The complaints side reads
 * the repayment side's list by its keys; nothing there knows that it is read.
 *
 * @returns how many it noted
 */
export async function noteRedress(services: Services): Promise<number> {
  const { db } = services;
  const waiting = await openRedress(db.read, 500);
  const keys = waiting.map(({ taskKey }) => taskKey);
  const settled = new Map(
    (await correctionsByKeys(db.read, keys)).filter(({ outcome }) => outcome !== null).map((row) => [row.key, row]),
  );
  let noted = 0;
  for (const redress of waiting) {
    const correction = settled.get(redress.taskKey);
    if (!correction) continue;
    const done = await db.transact(async (tx) => {
      const complaint = await complaintById(tx, redress.complaintId);
      if (!complaint) return false;
      const { outcome, obstacle } = correction;
      const moved = await moveComplaint(tx, services, complaint, {
        ...{
          event: "redress",
          actor: { kind: "system" },
          detail: obstacle ?? outcome ?? "",
          shown: outcome === "done",
        },
      });
      // Under review or reopened there is no place for it now; it is noted when the answer is out.
      if (moved.ok) await settleRedress(tx, redress, services.clock.now());
      return moved.ok;
    });
    if (done) noted += 1;
  }
  return noted;
}
