import { keepFile, mostFiles } from "#app/gateways/files/keep-file.ts";
import type { FileRefusal } from "#app/gateways/files/take-file.ts";
import { filesOfComplaint, insertComplaintFile } from "#db/stores/complaints-files.ts";
import { complaintById, complaintSeal } from "#db/stores/complaints.ts";
import { type Actor, actorName } from "./actors.ts";
import { complaintBytesPlace, type ComplaintFileHouse, complaintNamePlace, roomOf } from "./file-house.ts";
import { moveComplaint } from "./move-complaint.ts";

/** Whether a file is kept with a complaint. */
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
  const now = services.clock.now();
  const id = services.ids.ordered(now);
  const sealBytes = (bytes: Buffer) => seal.sealBytes(complaintBytesPlace(id), bytes);
  return keepFile(roomOf(services), { id, file: given.file, seal: sealBytes }, ({ kind, name, bytes, scan }) =>
    services.db.transact(async (tx): Promise<ComplaintFileAdded> => {
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
        ...{
          complaintId: latest.id,
          id,
          kind,
          size: bytes.length,
          uploadedAt: now,
          uploadedBy: actorName(actor),
          scan,
        },
        nameSealed: seal.seal(complaintNamePlace(id), name),
      });
      return { ok: true, fileId: id };
    }),
  );
}
