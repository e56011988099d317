import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { addEvidence } from "#app/hardship/add-evidence.ts";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import type { EvidenceHouse } from "#app/hardship/evidence-house.ts";
import { forgetEvidence } from "#app/hardship/forget-evidence.ts";
import { openEvidence } from "#app/hardship/open-evidence.ts";
import { scanPending } from "#app/hardship/scan-pending.ts";
import { caseById } from "#db/stores/hardship.ts";
import { evidenceOfCase } from "#db/stores/hardship-evidence.ts";
import { testServices } from "#tests/support/people.ts";
import { day, lateLoan, mustAsk, person, type Testing } from "./support.ts";

type House = Testing & EvidenceHouse;

/** A house with a folder of its own for files, and a scanner that says what the test wants. */
function houseWith(
  scanner: EvidenceHouse["scanner"] | "clean" | "infected" | "unavailable",
): House & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const says = scanner === "clean" || scanner === "infected" || scanner === "unavailable" ? scanner : null;
  return {
    ...testServices(),
    ...{ folder, files: openEvidenceFiles(folder) },
    scanner: says === null ? (scanner as EvidenceHouse["scanner"]) : { scan: async () => says },
  };
}

async function caseIn(house: House) {
  const of = await lateLoan(house);
  const { caseId } = await mustAsk(house, of);
  const actor = { kind: "borrower", borrowerId: of.borrowerId } as const;
  const add = (bytes: Buffer, name = "payslip.jpg") => addEvidence(house, { caseId, actor, file: { name, bytes } });
  const open = async (evidenceId: string) => {
    const found = await caseById(house.db.read, caseId);
    return found && openEvidence(house, found, evidenceId, actor, "r1");
  };
  return { ...of, caseId, actor, add, open };
}

const photo = (width = 40) => sharp({ create: { width, height: 30, channels: 3, background: "#27584c" } });
const pdf = (inside = "") =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside}>>\nendobj\nstartxref\n9\n%%EOF\n`);
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

test("what is refused leaves nothing behind: too large, empty, a drawing, an unknown kind, half a picture, a PDF that acts", async () => {
  const house = houseWith("clean");
  const { add, caseId } = await caseIn(house);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const jpeg = await photo().jpeg().toBuffer();
  expect(await add(Buffer.alloc(0))).toEqual({ ok: false, reason: "empty" });
  expect(await add(Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]))).toEqual({ ok: false, reason: "too_large" });
  expect(await add(svg, "photo.jpg")).toEqual({ ok: false, reason: "svg" });
  expect(await add(Buffer.from("GIF89a"), "photo.jpg")).toEqual({ ok: false, reason: "unknown_kind" });
  expect(await add(Buffer.from("MZ\u0090\u0000"), "letter.pdf")).toEqual({ ok: false, reason: "unknown_kind" });
  expect(await add(jpeg.subarray(0, jpeg.length / 2))).toEqual({ ok: false, reason: "broken" });
  expect(await add(pdf("/OpenAction << /JS (app.alert(1)) >> "), "a.pdf")).toEqual({
    ok: false,
    reason: "active_content",
  });
  expect(await evidenceOfCase(house.db.read, caseId)).toEqual([]);
  expect(filesIn(house.folder)).toEqual([]);
});

test("a picture that is also a program, with its place inside, comes out as a picture and nothing else", async () => {
  const house = houseWith("clean");
  const { add, open } = await caseIn(house);
  const located = await photo()
    .withExif({ IFD0: { Make: "CANARY-MAKE" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 0/1" } })
    .jpeg()
    .toBuffer();
  const polyglot = Buffer.concat([located, Buffer.from("<script>CANARY-SCRIPT</script>PK\u0003\u0004CANARY-ZIP")]);
  const added = await add(polyglot, "../../etc/passwd\u202Egpj.exe");
  if (!added.ok) throw new Error(added.reason);
  const back = await open(added.evidenceId);
  expect(back?.bytes.toString("latin1")).not.toContain("CANARY");
  expect((await sharp(back?.bytes).metadata()).exif).toBeUndefined();
  expect(back?.name).not.toMatch(/[/\\\u202e]|\.\./);
  expect(back?.name).toMatch(/\.jpg$/);
});

test("on the disk stands nothing that can be read: sealed under the person's own key, under our own name, for its owner", async () => {
  const house = houseWith("clean");
  const { add, open } = await caseIn(house);
  const added = await add(pdf("/Title (CANARY-PAYSLIP) "), "工资单.pdf");
  if (!added.ok) throw new Error(added.reason);
  const [file] = filesIn(house.folder);
  const path = join(file?.parentPath ?? "", file?.name ?? "");
  expect(readFileSync(path).toString("latin1")).not.toContain("CANARY");
  expect(path.endsWith(added.evidenceId)).toBe(true);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect((await open(added.evidenceId))?.bytes.toString()).toContain("CANARY-PAYSLIP");
  const stranger = await caseIn(house);
  expect(await stranger.open(added.evidenceId)).toBeNull();
  const trail = house.db.reader.prepare("select actor from audit_events where action = 'evidence.read'").pluck().all();
  expect(trail).toHaveLength(1);
});

test("without an answer from the scanner a file stays closed; then it opens, or is destroyed", async () => {
  const house = houseWith("unavailable");
  const { add, open, caseId } = await caseIn(house);
  const jpeg = await photo().jpeg().toBuffer();
  const [one, two] = [await add(jpeg), await add(jpeg)];
  if (!one.ok || !two.ok) throw new Error("refused");
  expect(one.scan).toBe("pending");
  expect(await open(one.evidenceId)).toBeNull();
  expect(await scanPending(house)).toBe(0);
  expect(await open(one.evidenceId)).toBeNull();
  const answers = ["clean", "infected"] as const;
  let asked = 0;
  const later = { ...house, scanner: { scan: async () => answers[asked++] ?? ("clean" as const) } };
  expect(await scanPending(later)).toBe(2);
  expect(await open(one.evidenceId)).not.toBeNull();
  expect(await open(two.evidenceId)).toBeNull();
  expect((await evidenceOfCase(house.db.read, caseId)).map(({ id }) => id)).toEqual([one.evidenceId]);
  expect(filesIn(house.folder)).toHaveLength(1);
});

test("an instance without a scanner opens nothing; what a scanner finds is refused at once", async () => {
  const none = houseWith("none");
  const closed = await caseIn(none);
  const kept = await closed.add(await photo().jpeg().toBuffer());
  if (!kept.ok) throw new Error(kept.reason);
  expect([kept.scan, await closed.open(kept.evidenceId)]).toEqual(["pending", null]);
  const found = await caseIn(houseWith("infected"));
  expect(await found.add(await photo().jpeg().toBuffer())).toEqual({ ok: false, reason: "infected" });
});

test("a stranger adds nothing to a case, and the twenty-first file is one too many", async () => {
  const house = houseWith("clean");
  const { caseId, add } = await caseIn(house);
  const bytes = await photo(8).jpeg().toBuffer();
  const auditor = await person(house, "auditor", ["auditor"]);
  expect(await addEvidence(house, { caseId, actor: auditor, file: { name: "x", bytes } })).toMatchObject({
    reason: "not_possible",
  });
  for (let nr = 0; nr < 20; nr += 1) expect((await add(bytes)).ok).toBe(true);
  expect(await add(bytes)).toEqual({ ok: false, reason: "too_many_files" });
  expect(filesIn(house.folder)).toHaveLength(20);
});

test("papers are destroyed 180 days after the decision, to the minute; those of an open case stay", async () => {
  const house = houseWith("clean");
  const { add, open, caseId, loanId, borrowerId } = await caseIn(house);
  const added = await add(await photo().jpeg().toBuffer());
  if (!added.ok) throw new Error(added.reason);
  house.clock.advance(400 * day);
  expect(await forgetEvidence(house)).toBe(0);
  await takeStep(house, "withdraw", { loanId, borrowerId });
  const decided = house.clock.now();
  const local = Math.floor((decided + 8 * 3_600_000) / day);
  const until = (local + 181) * day - 8 * 3_600_000;
  house.clock.set(until - 60_000);
  expect(await forgetEvidence(house)).toBe(0);
  expect(await open(added.evidenceId)).not.toBeNull();
  house.clock.set(until + 60_000);
  expect(await forgetEvidence(house)).toBe(1);
  expect(await open(added.evidenceId)).toBeNull();
  expect(filesIn(house.folder)).toEqual([]);
  expect(await evidenceOfCase(house.db.read, caseId)).toEqual([]);
  expect(await forgetEvidence(house)).toBe(0);
});
