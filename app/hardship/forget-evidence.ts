import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { caseById } from "#db/stores/hardship.ts";
import { evidenceOfDecided, markEvidenceDeleted } from "#db/stores/hardship-evidence.ts";
import { legalHoldsOf } from "#db/stores/retention.ts";
import { contextOf } from "./case-context.ts";
import type { EvidenceHouse } from "./evidence-house.ts";

const day = 86_400_000;
/** The shortest keeping time of any profile; each case is then asked by its own. */
const shortest = 180 * day;
const batch = 100;

/**
 * Destroys photos and papers when their keeping time is over, counted from the decision about the case. What was found in
 * them stays in the decision. The file goes first: a row without a file opens nothing. @returns how many
 */
export async function forgetEvidence(services: EvidenceHouse): Promise<number> {
  const { db, clock, files } = services;
  const now = clock.now();
  let gone = 0;
  for (const { evidence, decidedAt } of await evidenceOfDecided(db.read, now - shortest, batch)) {
    const found = await caseById(db.read, evidence.caseId);
    const context = found && (await contextOf(db.read, services, found));
    if (context) {
      const { profile, zone } = context.rules;
      const until = deadlineOf(profile.retention.hardship_evidence, decidedAt, placeOf(profile, { zone })).dueAt;
      if (now < until) continue;
    }
    const holds = found ? await legalHoldsOf(db.read, found.borrowerId) : [];
    if (holds.some(({ liftedAt }) => liftedAt === null)) continue;
    await files.remove(evidence.id);
    await db.transact(async (tx) => {
      await markEvidenceDeleted(tx, evidence, now);
      await recordAudit(tx, {
        ...{ at: now, actor: "system", category: "repayment", action: "evidence.delete" },
        ...{ object: `evidence:${evidence.id}`, outcome: "deleted", reason: "keeping_time_over" },
      });
    });
    gone += 1;
  }
  return gone;
}
