import { scanAgain } from "#app/gateways/files/keep-file.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { caseById } from "#db/stores/hardship.ts";
import { pendingScans, settleScan } from "#db/stores/hardship-evidence.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { bytesPlace, type EvidenceHouse } from "./evidence-house.ts";

/** Asks the scanner again about files it gave no answer for; what it finds is destroyed. @returns how many it settled */
export async function scanPending(services: EvidenceHouse): Promise<number> {
  const { db, keyring, clock } = services;
  return scanAgain(services, {
    next: () => pendingScans(db.read, 20),
    async open(evidence, sealed) {
      const of = await caseById(db.read, evidence.caseId);
      const seal = of && (await personalSeal(db.read, keyring, of.borrowerId));
      return seal && seal.openBytes(bytesPlace(evidence.id), sealed);
    },
    settle: (evidence, found) =>
      db.transact(async (tx) => {
        const at = clock.now();
        await settleScan(tx, evidence, found, at);
        await recordAudit(tx, {
          ...{ at, actor: "system", category: "repayment", action: "evidence.scan" },
          ...{ object: `evidence:${evidence.id}`, outcome: found },
        });
      }),
  });
}
