import { caseById } from "#db/stores/hardship.ts";
import { pendingScans, settleScan } from "#db/stores/hardship-evidence.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { bytesPlace, type EvidenceHouse } from "./evidence-house.ts";

/** Asks the scanner again about files it gave no answer for; what it finds is destroyed. @returns how many it settled */
export async function scanPending(services: EvidenceHouse): Promise<number> {
  const { db, keyring, clock, files, scanner } = services;
  if (typeof scanner === "string") return 0;
  let settled = 0;
  for (const evidence of await pendingScans(db.read, 20)) {
    const of = await caseById(db.read, evidence.caseId);
    const seal = of && (await personalSeal(db.read, keyring, of.borrowerId));
    const sealed = await files.get(evidence.id);
    if (!seal || !sealed) continue;
    const found = await scanner.scan(seal.openBytes(bytesPlace(evidence.id), sealed));
    if (found === "unavailable") return settled;
    if (found === "infected") await files.remove(evidence.id);
    await db.transact(async (tx) => {
      const at = clock.now();
      await settleScan(tx, evidence, found, at);
      await recordAudit(tx, {
        ...{ at, actor: "system", category: "repayment", action: "evidence.scan" },
        ...{ object: `evidence:${evidence.id}`, outcome: found },
      });
    });
    settled += 1;
  }
  return settled;
}
