import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { addComplaintFile } from "#app/complaints/add-complaint-file.ts";
import { listComplaintFiles, openComplaintFile, scanComplaintFiles } from "#app/complaints/open-complaint-file.ts";
import { addDisputeFile, openDisputeFile, scanDisputeFiles } from "#app/disputes/dispute-files.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import type { Scanner } from "#app/gateways/files/take-file.ts";
import { day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";
import { auditPage } from "#db/stores/audit.ts";
import { eventsOfComplaint } from "#db/stores/complaints.ts";
import { disputeById } from "#db/stores/disputes.ts";
import { complaintHouse, filed, loanUnder } from "./support.ts";

const june = instantOf(day("2026-06-01"), 600, "Asia/Shanghai");
const me = { kind: "complainant" } as const;

function withFolders(scanner: Scanner = "demo") {
  const folder = mkdtempSync(join(tmpdir(), "complaint-files-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const kept = (name: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path.includes(join(folder, name)));
  const files = openEvidenceFiles(join(folder, "evidence"));
  const complaintFiles = openEvidenceFiles(join(folder, "complaint-files"));
  return { ...complaintHouse(june), files, complaintFiles, scanner, kept };
}

const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#733e65" } })
    .withExif({ IFD0: { Make: "SecretCamera" } })
    .jpeg()
    .toBuffer();

/** What nobody may put to a complaint or a dispute: [what it is, its bytes, why it is refused]. */
const attacks: readonly (readonly [string, Buffer, string])[] = [
  ["nothing", Buffer.alloc(0), "empty"],
  ["a drawing with a program", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), "svg"],
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "unknown_kind"],
  ["a program", Buffer.from("MZ this program cannot be run"), "unknown_kind"],
  ["a PDF that acts", Buffer.from("%PDF-1.4\n<< /S /JavaScript >>\nstartxref\n9\n%%EOF\n"), "active_content"],
  ["half a picture", Buffer.concat([Buffer.from("ffd8ff", "hex"), Buffer.alloc(40)]), "broken"],
  ["ten megabytes and one byte", Buffer.alloc(10 * 1024 * 1024 + 1, 1), "too_large"],
];

test("what is refused in a hardship case is refused here, and nothing of it is kept", async () => {
  const house = withFolders();
  const complaint = await filed(house);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const statement = { what: "Paid.", paid: null };
  const opened = await openDispute(house, { borrowerId, loanId: loan.id, reason: "already_paid", statement });
  if (!opened.ok) throw new Error(opened.reason);
  for (const [what, bytes, reason] of attacks) {
    const file = { name: "x.jpg", bytes };
    const one = await addComplaintFile(house, { complaintId: complaint.id, actor: me, file });
    expect([what, one]).toEqual([what, { ok: false, reason }]);
    const by = { kind: "borrower", borrowerId } as const;
    const two = await addDisputeFile(house, { disputeId: opened.disputeId, by, file });
    expect([what, two]).toEqual([what, { ok: false, reason }]);
  }
  expect([...house.kept("evidence"), ...house.kept("complaint-files")]).toEqual([]);
});

test("a file lies in the complaints folder, cleaned, sealed under its complaint, and opening it is on record", async () => {
  const house = withFolders();
  const complaint = await filed(house);
  const other = await filed(house);
  const file = { name: "../../孙.exe.jpg", bytes: await photo() };
  const added = await addComplaintFile(house, { complaintId: complaint.id, actor: me, file });
  if (!added.ok) throw new Error(added.reason);
  expect(house.kept("evidence")).toEqual([]);
  expect(house.kept("complaint-files")).toHaveLength(1);
  expect((await house.complaintFiles.get(added.fileId))?.includes("JFIF")).toBe(false);
  const [listed] = await listComplaintFiles(house.db.read, house.keyring, complaint);
  expect(listed?.name).toBe("孙.exe.jpg");
  const handler = { kind: "handler", staffId: "su" } as const;
  expect(await openComplaintFile(house, other, added.fileId, handler, "r")).toBe(null);
  const opened = await openComplaintFile(house, complaint, added.fileId, handler, "r");
  expect(opened?.kind).toBe("image/jpeg");
  expect(opened?.bytes.includes("SecretCamera")).toBe(false);
  const seen = await auditPage(house.db.read, { categories: ["complaint"], size: 20 });
  expect(seen.map(({ action, actor }) => [action, actor])).toContainEqual(["evidence.read", "staff:su"]);
  expect((await eventsOfComplaint(house.db.read, complaint.id)).at(-1)?.event).toBe("file");
  expect(await openComplaintFile(house, { ...complaint, dataKey: null }, added.fileId, handler, "r")).toBe(null);
});

test("without an answer from the scanner a file opens for nobody; what it then finds is destroyed", async () => {
  let says: "clean" | "infected" | "unavailable" = "unavailable";
  const house = withFolders({ scan: () => Promise.resolve(says) });
  const complaint = await filed(house);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const statement = { what: "Paid.", paid: null };
  const opened = await openDispute(house, { borrowerId, loanId: loan.id, reason: "already_paid", statement });
  if (!opened.ok) throw new Error(opened.reason);
  const by = { kind: "borrower", borrowerId } as const;
  const file = { name: "slip.jpg", bytes: await photo() };
  const one = await addComplaintFile(house, { complaintId: complaint.id, actor: me, file });
  const two = await addDisputeFile(house, { disputeId: opened.disputeId, by, file });
  if (!one.ok || !two.ok) throw new Error("not kept");
  const dispute = await disputeById(house.db.read, opened.disputeId);
  if (!dispute) throw new Error("no dispute");
  const open = async () => [
    (await openComplaintFile(house, complaint, one.fileId, me, "r")) !== null,
    (await openDisputeFile(house, dispute, two.fileId, by, "r")) !== null,
  ];
  expect(await open()).toEqual([false, false]);
  expect([await scanComplaintFiles(house), await scanDisputeFiles(house)]).toEqual([0, 0]);
  says = "clean";
  expect([await scanComplaintFiles(house), await scanDisputeFiles(house)]).toEqual([1, 1]);
  expect(await open()).toEqual([true, true]);

  says = "unavailable";
  const bad = await addComplaintFile(house, { complaintId: complaint.id, actor: me, file });
  if (!bad.ok) throw new Error("not kept");
  says = "infected";
  expect(await scanComplaintFiles(house)).toBe(1);
  expect(await house.complaintFiles.get(bad.fileId)).toBe(null);
  expect(await listComplaintFiles(house.db.read, house.keyring, complaint)).toHaveLength(1);
});
