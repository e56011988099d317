import { keepFile, mostFiles } from "#app/gateways/files/keep-file.ts";
import type { FileRefusal as Refusal } from "#app/gateways/files/take-file.ts";
import { caseById } from "#db/stores/hardship.ts";
import { evidenceOfCase, insertEvidence } from "#db/stores/hardship-evidence.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { type Actor, actorName } from "./actors.ts";
import { bytesPlace, type EvidenceHouse, namePlace } from "./evidence-house.ts";
import { moveCase } from "./move-case.ts";

/** Why a file is not kept with a case. */
export type FileRefusal = Refusal | "too_many_files" | "not_possible";

/** Whether a file is kept with a case, and what is known of its safety. */
export type EvidenceAdded =
  | { readonly ok: true; readonly evidenceId: string; readonly scan: "pending" | "clean" | "not_scanned" }
  | { readonly ok: false; readonly reason: FileRefusal };

/**
 * Takes a photo or document for a case. Looked at by its bytes, scanned as it came, images drawn anew, sealed under the
 * borrower's own key. What a scanner cannot answer for is kept, but opens for nobody until it can.
 */
export async function addEvidence(
  services: EvidenceHouse,
  given: { caseId: string; actor: Actor; file: { name: string; bytes: Buffer }; requestId?: string },
): Promise<EvidenceAdded> {
  const found = await caseById(services.db.read, given.caseId);
  const seal = found && (await personalSeal(services.db.read, services.keyring, found.borrowerId));
  if (!found || !seal) return { ok: false, reason: "not_possible" };

  const now = services.clock.now();
  const id = services.ids.ordered(now);
  const sealBytes = (bytes: Buffer) => seal.sealBytes(bytesPlace(id), bytes);
  return keepFile(services, { id, file: given.file, seal: sealBytes }, ({ kind, name, bytes, scan }) =>
    services.db.transact(async (tx): Promise<EvidenceAdded> => {
      const latest = await caseById(tx, given.caseId);
      if (!latest) return { ok: false, reason: "not_possible" };
      if ((await evidenceOfCase(tx, latest.id)).length >= mostFiles) return { ok: false, reason: "too_many_files" };
      const { actor, requestId } = given;
      const moved = await moveCase(tx, services, latest, {
        ...{ event: "evidence", actor, detail: id },
        ...(requestId === undefined ? {} : { requestId }),
      });
      if (!moved.ok) return { ok: false, reason: "not_possible" };
      await insertEvidence(tx, {
        ...{ id, loanId: latest.loanId, caseId: latest.id, kind, size: bytes.length, uploadedAt: now, scan },
        nameSealed: seal.seal(namePlace(id), name),
        uploadedBy: actor.kind === "borrower" ? "borrower" : actorName(actor),
        scannedAt: scan === "clean" ? now : null,
      });
      return { ok: true, evidenceId: id, scan };
    }),
  );
}
