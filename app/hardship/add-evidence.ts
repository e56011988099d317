import { checkPdf } from "#app/gateways/files/check-pdf.ts";
import { cleanImage } from "#app/gateways/files/clean-image.ts";
import { type EvidenceKind, harmlessName, largestFile, sniff } from "#app/gateways/files/kinds.ts";
import { caseById } from "#db/stores/hardship.ts";
import { evidenceOfCase, insertEvidence } from "#db/stores/hardship-evidence.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { type Actor, actorName } from "./actors.ts";
import { bytesPlace, type EvidenceHouse, namePlace } from "./evidence-house.ts";
import { moveCase } from "./move-case.ts";

/** As many as a person could need; more is a mistake or an attack. */
const mostFiles = 20;

export type FileRefusal =
  | "empty"
  | "too_large"
  /** A drawing that can run programs. */
  | "svg"
  | "unknown_kind"
  | "broken"
  | "too_many_pixels"
  | "active_content"
  | "infected"
  | "too_many_files"
  | "not_possible";

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
  const { bytes } = given.file;
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestFile) return { ok: false, reason: "too_large" };
  const kind = sniff(bytes);
  if (kind === null) return { ok: false, reason: "unknown_kind" };
  if (kind === "svg") return { ok: false, reason: "svg" };
  const found = await caseById(services.db.read, given.caseId);
  const seal = found && (await personalSeal(services.db.read, services.keyring, found.borrowerId));
  if (!found || !seal) return { ok: false, reason: "not_possible" };

  const { scanner } = services;
  const scanned = typeof scanner === "string" ? null : await scanner.scan(bytes);
  if (scanned === "infected") return { ok: false, reason: "infected" };
  const scan = scanner === "demo" ? "not_scanned" : scanned === "clean" ? "clean" : "pending";
  const kept = await keepable(bytes, kind);
  if (!kept.ok) return kept;

  const now = services.clock.now();
  const id = services.ids.ordered(now);
  await services.files.put(id, seal.sealBytes(bytesPlace(id), kept.bytes));
  const added = await services.db.transact(async (tx): Promise<EvidenceAdded> => {
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
      ...{ id, loanId: latest.loanId, caseId: latest.id, kind, size: kept.bytes.length, uploadedAt: now, scan },
      nameSealed: seal.seal(namePlace(id), harmlessName(given.file.name, kind)),
      uploadedBy: actor.kind === "borrower" ? "borrower" : actorName(actor),
      scannedAt: scan === "clean" ? now : null,
    });
    return { ok: true, evidenceId: id, scan };
  });
  if (!added.ok) await services.files.remove(id);
  return added;
}

async function keepable(
  bytes: Buffer,
  kind: EvidenceKind,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; reason: FileRefusal }> {
  if (kind !== "application/pdf") return cleanImage(bytes, kind);
  const checked = checkPdf(bytes);
  return checked.ok ? { ok: true, bytes } : checked;
}
