import { type FileRoom, keepFile, mostFiles, scanAgain } from "#app/gateways/files/keep-file.ts";
import type { EvidenceKind } from "#app/gateways/files/kinds.ts";
import { type FileRefusal, mayOpen, type ScanState } from "#app/gateways/files/take-file.ts";
import type { Services } from "#app/services.ts";
import { recordAudit, recordRead } from "#db/stores/audit.ts";
import {
  filesOfDispute,
  insertDisputeFile,
  pendingDisputeFiles,
  settleDisputeFile,
} from "#db/stores/disputes-files.ts";
import { type Dispute, disputeById } from "#db/stores/disputes.ts";
import { type PersonalSeal, personalSeal } from "#db/stores/hardship-sealed.ts";
import { type DisputeBy, moveDispute } from "./move-dispute.ts";

/** What it takes to keep files of disputes: the folder of repayment's evidence. */
export type DisputeFileHouse = Services & FileRoom;

const bytesPlace = (id: string) => `dispute_files|bytes|${id}`;
const namePlace = (id: string) => `dispute_files|name|${id}`;
const actorOf = (by: DisputeBy) => (by.kind === "staff" ? `staff:${by.staffId}` : "borrower");

/** A file as pages list it. */
export interface DisputeFileListed {
  readonly id: string;
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly size: number;
  readonly scan: ScanState;
  /** Proof from us, as against what the borrower sent. */
  readonly ours: boolean;
}

/** The files of a dispute by name. */
export async function listDisputeFiles(
  { db }: Pick<Services, "db">,
  seal: PersonalSeal,
  disputeId: string,
): Promise<DisputeFileListed[]> {
  return (await filesOfDispute(db.read, disputeId)).map(({ id, kind, size, scan, nameSealed, uploadedBy }) => ({
    ...{ id, kind, size, scan, ours: uploadedBy !== "borrower" },
    name: seal.open(namePlace(id), nameSealed),
  }));
}

/** Whether a file is kept with a dispute. */
export type DisputeFileAdded =
  | { readonly ok: true; readonly fileId: string }
  | { readonly ok: false; readonly reason: FileRefusal | "too_many_files" | "not_possible" };

/** Takes a photo or document for a dispute, from the borrower or as proof from the desk, sealed under the borrower's key. */
export async function addDisputeFile(
  services: DisputeFileHouse,
  given: { disputeId: string; by: DisputeBy; file: { name: string; bytes: Buffer }; requestId?: string },
): Promise<DisputeFileAdded> {
  const found = await disputeById(services.db.read, given.disputeId);
  const seal = found && (await personalSeal(services.db.read, services.keyring, found.borrowerId));
  if (!found || !seal) return { ok: false, reason: "not_possible" };
  if (given.by.kind === "borrower" && given.by.borrowerId !== found.borrowerId) {
    return { ok: false, reason: "not_possible" };
  }
  const now = services.clock.now();
  const id = services.ids.ordered(now);
  const sealBytes = (bytes: Buffer) => seal.sealBytes(bytesPlace(id), bytes);
  return keepFile(services, { id, file: given.file, seal: sealBytes }, ({ kind, name, bytes, scan }) =>
    services.db.transact(async (tx): Promise<DisputeFileAdded> => {
      const latest = await disputeById(tx, given.disputeId);
      if (!latest) return { ok: false, reason: "not_possible" };
      if ((await filesOfDispute(tx, latest.id)).length >= mostFiles) return { ok: false, reason: "too_many_files" };
      const { by, requestId } = given;
      const moved = await moveDispute(tx, services, latest, {
        ...{ event: "file", by, detail: id },
        ...(requestId === undefined ? {} : { requestId }),
      });
      if (!moved.ok) return { ok: false, reason: "not_possible" };
      await insertDisputeFile(tx, {
        ...{ loanId: latest.loanId, id, disputeId: latest.id, kind, size: bytes.length, uploadedAt: now },
        ...{ uploadedBy: actorOf(by), scan, nameSealed: seal.seal(namePlace(id), name) },
      });
      return { ok: true, fileId: id };
    }),
  );
}

/** The bytes of a file of a dispute that the caller may see; that they looked is written down before they do. */
export async function openDisputeFile(
  { db, keyring, clock, files, scanner }: DisputeFileHouse,
  of: Dispute,
  fileId: string,
  by: DisputeBy,
  requestId: string,
): Promise<{ name: string; kind: EvidenceKind; bytes: Buffer } | null> {
  const seal = await personalSeal(db.read, keyring, of.borrowerId);
  const found = (await filesOfDispute(db.read, of.id)).find(({ id }) => id === fileId);
  if (!seal || !found || !mayOpen(found.scan, scanner)) return null;
  const sealed = await files.get(found.id);
  if (!sealed) return null;
  await db.transact((tx) =>
    recordRead(tx, {
      ...{ at: clock.now(), category: "repayment", object: `dispute:${of.id}`, part: "evidence", reason: "case_work" },
      ...{ actor: by.kind === "staff" ? `staff:${by.staffId}` : `borrower:${by.borrowerId}`, requestId },
    }),
  );
  return {
    name: seal.open(namePlace(found.id), found.nameSealed),
    kind: found.kind,
    bytes: seal.openBytes(bytesPlace(found.id), sealed),
  };
}

/** Asks the scanner again about files it gave no answer for; what it finds is destroyed. @returns how many it settled */
export async function scanDisputeFiles(services: DisputeFileHouse): Promise<number> {
  const { db, keyring, clock } = services;
  return scanAgain(services, {
    next: () => pendingDisputeFiles(db.read, 20),
    async open(file, sealed) {
      const of = await disputeById(db.read, file.disputeId);
      const seal = of && (await personalSeal(db.read, keyring, of.borrowerId));
      return seal && seal.openBytes(bytesPlace(file.id), sealed);
    },
    settle: (file, found) =>
      db.transact(async (tx) => {
        const at = clock.now();
        await settleDisputeFile(tx, file, found, at);
        await recordAudit(tx, {
          ...{ at, actor: "system", category: "repayment", action: "dispute.scan" },
          ...{ object: `dispute:${file.disputeId}`, outcome: found },
        });
      }),
  });
}
