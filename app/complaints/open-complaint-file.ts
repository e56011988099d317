import { scanAgain } from "#app/gateways/files/keep-file.ts";
import type { EvidenceKind } from "#app/gateways/files/kinds.ts";
import { mayOpen } from "#app/gateways/files/take-file.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit, recordRead } from "#db/stores/audit.ts";
import { filesOfComplaint, pendingComplaintFiles, settleComplaintFile } from "#db/stores/complaints-files.ts";
import { type Complaint, complaintById, complaintSeal } from "#db/stores/complaints.ts";
import { type Actor, auditName } from "./actors.ts";
import { complaintBytesPlace, type ComplaintFileHouse, complaintNamePlace, roomOf } from "./file-house.ts";

/** A file as pages list it. */
export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly size: number;
  readonly scan: "pending" | "clean" | "infected" | "not_scanned";
}

/** The files of a complaint by name; none once its words were erased. */
export async function listComplaintFiles(q: Queryable, keyring: Keyring, of: Complaint): Promise<ListedFile[]> {
  const seal = complaintSeal(keyring, of);
  if (!seal) return [];
  return (await filesOfComplaint(q, of.id)).map(({ id, kind, size, scan, nameSealed }) => ({
    ...{ id, kind, size, scan },
    name: seal.open(complaintNamePlace(id), nameSealed),
  }));
}

/**
 * The bytes of a file of a complaint that the caller may see; null when it is not there, or not yet known to be safe.
 * That somebody looked is written down before they do.
 */
export async function openComplaintFile(
  { db, keyring, clock, complaintFiles, scanner }: ComplaintFileHouse,
  of: Complaint,
  fileId: string,
  actor: Actor,
  requestId: string,
): Promise<{ name: string; kind: EvidenceKind; bytes: Buffer } | null> {
  const seal = complaintSeal(keyring, of);
  const found = (await filesOfComplaint(db.read, of.id)).find(({ id }) => id === fileId);
  if (!seal || !found || !mayOpen(found.scan, scanner)) return null;
  const sealed = await complaintFiles.get(found.id);
  if (!sealed) return null;
  await db.transact((tx) =>
    recordRead(tx, {
      ...{ at: clock.now(), actor: auditName(actor), category: "complaint", object: `complaint:${of.id}` },
      ...{ part: "evidence", reason: "case_work", requestId },
    }),
  );
  return {
    name: seal.open(complaintNamePlace(found.id), found.nameSealed),
    kind: found.kind,
    bytes: seal.openBytes(complaintBytesPlace(found.id), sealed),
  };
}

/** Asks the scanner again about files it gave no answer for; what it finds is destroyed. @returns how many it settled */
export async function scanComplaintFiles(services: ComplaintFileHouse): Promise<number> {
  const { db, keyring, clock } = services;
  return scanAgain(roomOf(services), {
    next: () => pendingComplaintFiles(db.read, 20),
    async open(file, sealed) {
      const of = await complaintById(db.read, file.complaintId);
      const seal = of && complaintSeal(keyring, of);
      return seal && seal.openBytes(complaintBytesPlace(file.id), sealed);
    },
    settle: (file, found) =>
      db.transact(async (tx) => {
        const at = clock.now();
        await settleComplaintFile(tx, file, found, at);
        await recordAudit(tx, {
          ...{ at, actor: "system", category: "complaint", action: "complaint.scan" },
          ...{ object: `complaint:${file.complaintId}`, outcome: found },
        });
      }),
  });
}
