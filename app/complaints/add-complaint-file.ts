import { type FileRefusal, takeFile } from "#app/gateways/files/take-file.ts";
import { filesOfComplaint, insertComplaintFile } from "#db/stores/complaints-files.ts";
import { complaintById, complaintSeal } from "#db/stores/complaints.ts";
import { type Actor, actorName } from "./actors.ts";
import { complaintBytesPlace, type ComplaintFileHouse, complaintNamePlace } from "./file-house.ts";
import { moveComplaint } from "./move-complaint.ts";

/** As many as a person could need; more is a mistake or an attack. */
const mostFiles = 20;

export type ComplaintFileAdded =
  | { readonly ok: true; readonly fileId: string }
  | { readonly ok: false; readonly reason: FileRefusal | "too_many_files" | "not_possible" };

/**
 * Takes a photo or document for a complaint. It is kept in the complaints folder, sealed under the key of this complaint
 * alone: with that key go the files.
 */
export async function addComplaintFile(
  services: ComplaintFileHouse,
  given: {
    readonly complaintId: string;
    readonly actor: Actor;
    readonly file: { readonly name: string; readonly bytes: Buffer };
    readonly requestId?: string;
  },
): Promise<ComplaintFileAdded> {
  const found = await complaintById(services.db.read, given.complaintId);
  const seal = found && complaintSeal(services.keyring, found);
  if (!seal) return { ok: false, reason: "not_possible" };
  const taken = await takeFile(services.scanner, given.file);
  if (!taken.ok) return taken;
  const { kind, name, bytes, scan } = taken.file;
  const now = services.clock.now();
  const id = services.ids.ordered(now);
  await services.complaintFiles.put(id, seal.sealBytes(complaintBytesPlace(id), bytes));
  const added = await services.db.transact(async (tx): Promise<ComplaintFileAdded> => {
    const latest = await complaintById(tx, given.complaintId);
    if (!latest) return { ok: false, reason: "not_possible" };
    if ((await filesOfComplaint(tx, latest.id)).length >= mostFiles) return { ok: false, reason: "too_many_files" };
    const { actor, requestId } = given;
    const moved = await moveComplaint(tx, services, latest, {
      ...{ event: "file", actor, detail: id, shown: true },
      ...(requestId === undefined ? {} : { requestId }),
    });
    if (!moved.ok) return { ok: false, reason: "not_possible" };
    await insertComplaintFile(tx, {
      ...{ complaintId: latest.id, id, kind, size: bytes.length, uploadedAt: now, uploadedBy: actorName(actor), scan },
      nameSealed: seal.seal(complaintNamePlace(id), name),
    });
    return { ok: true, fileId: id };
  });
  if (!added.ok) await services.complaintFiles.remove(id);
  return added;
}
