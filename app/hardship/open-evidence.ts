import type { EvidenceKind } from "#app/gateways/files/kinds.ts";
import { mayOpen } from "#app/gateways/files/take-file.ts";
import { recordRead } from "#db/stores/audit.ts";
import { evidenceById } from "#db/stores/hardship-evidence.ts";
import type { HardshipCase } from "#db/stores/hardship.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { type Actor, actorName } from "./actors.ts";
import { bytesPlace, type EvidenceHouse, namePlace } from "./evidence-house.ts";

/**
 * The bytes of a file of a case that the caller may see; null when it is not there, or not yet known to be safe. That
 * somebody looked is written down before they do.
 */
export async function openEvidence(
  services: EvidenceHouse,
  of: HardshipCase,
  evidenceId: string,
  actor: Actor,
  requestId: string,
): Promise<{ name: string; kind: EvidenceKind; bytes: Buffer } | null> {
  const { db, keyring, clock, files, scanner } = services;
  const found = await evidenceById(db.read, of.id, evidenceId);
  const seal = found && (await personalSeal(db.read, keyring, of.borrowerId));
  if (!found || !mayOpen(found.scan, scanner) || !seal) return null;
  const sealed = await files.get(found.id);
  if (!sealed) return null;
  await db.transact((tx) =>
    recordRead(tx, {
      at: clock.now(),
      actor: actorName(actor),
      category: "repayment",
      object: `evidence:${found.id}`,
      part: "evidence",
      reason: "case_work",
      requestId,
    }),
  );
  return {
    name: seal.open(namePlace(found.id), found.nameSealed),
    kind: found.kind,
    bytes: seal.openBytes(bytesPlace(found.id), sealed),
  };
}
