import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type BookUpload, changeUpload, insertUpload, nextUpload, uploadById } from "#db/stores/book-uploads.ts";
import { importBook } from "./import-book.ts";
import { columnsOf, type Mapping, readMapping } from "./mapping.ts";
import lendingClub from "./mappings/lending-club-2018.json" with { type: "json" };
import ownFormat from "./mappings/own-format.json" with { type: "json" };
import type { Problem } from "./problems.ts";
import type { ImportServices } from "./write-loans.ts";

export type UploadHouse = Services & { readonly files: EvidenceFiles };

/** Mappings that come with the product, by the name in the form. */
export const knownMappings = { "own-format": ownFormat, "lending-club-2018": lendingClub } as const;
export type MappingName = keyof typeof knownMappings;
export const mappingNames = Object.keys(knownMappings) as MappingName[];

/** As many problems as a report lists; more are counted, not kept. */
const mostProblems = 10_000;
const place = (id: string) => `book_uploads|file|${id}`;

/** @throws when a mapping that comes with the product cannot be read: a bug. */
export function mappingOf(name: string): Mapping {
  const known = mappingNames.find((each) => each === name) ?? "own-format";
  const reading = readMapping(JSON.stringify(knownMappings[known]));
  if (!reading.ok) throw new Error(`The mapping ${known} cannot be read.`);
  return reading.mapping;
}

/** Which column each field is read from, as a page shows it before anything is imported. */
export function mappedColumns(
  name: string,
): readonly { field: string; column: string | null; constant: string | null }[] {
  return Object.entries(mappingOf(name).fields).map(([field, rule]) => ({
    field,
    column: typeof rule === "object" && "column" in rule ? rule.column : null,
    constant: typeof rule === "object" && "constant" in rule ? rule.constant : null,
  }));
}

/** Whether a mapping reads this file at all: the columns it cannot do without. */
export function neededColumns(name: string): ReadonlySet<string> {
  return columnsOf(mappingOf(name)).needed;
}

/** Keeps a file, sealed, to be checked by the job. */
export async function uploadBook(
  services: UploadHouse,
  by: { readonly staffId: string },
  given: { readonly bytes: Buffer; readonly mapping: string; readonly asOf: EpochDay },
): Promise<string> {
  const { db, keyring, clock, ids, files } = services;
  const now = clock.now();
  const id = ids.ordered(now);
  await files.put(id, keyring.sealShared(place(id), given.bytes.toString("base64")));
  await db.transact(async (tx) => {
    await insertUpload(tx, {
      ...{ id, staffId: by.staffId, status: "waiting", mapping: given.mapping, asOfDay: given.asOf, problems: [] },
      ...{ bytes: given.bytes.length, createdAt: now },
    });
    await audit(tx, services, by.staffId, id, "book.uploaded");
  });
  return id;
}

/** Says yes to what the check has shown. @returns false when there is nothing to say yes to */
export async function startUpload(
  services: UploadHouse,
  by: { readonly staffId: string },
  id: string,
): Promise<boolean> {
  return services.db.transact(async (tx) => {
    if (!(await changeUpload(tx, id, ["checked"], { status: "queued", bytesDone: 0 }))) return false;
    await audit(tx, services, by.staffId, id, "book.import_started");
    return true;
  });
}

/** Gives a file up that was not imported, and deletes it. */
export async function discardUpload(
  services: UploadHouse,
  by: { readonly staffId: string },
  id: string,
): Promise<boolean> {
  const discarded = await services.db.transact(async (tx) => {
    if (!(await changeUpload(tx, id, ["waiting", "checked", "refused"], { status: "discarded" }))) return false;
    await audit(tx, services, by.staffId, id, "book.discarded");
    return true;
  });
  if (discarded) await services.files.remove(id);
  return discarded;
}

/**
 * Checks or imports the oldest upload that waits, for the job runner. A run that is cut off is taken up again from the
 * first row: rows that are here already change nothing.
 *
 * @returns whether there was anything to do
 */
export async function workOnUpload(
  services: UploadHouse & ImportServices,
  keep: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const { db, keyring, files, clock } = services;
  const upload = await nextUpload(db.read);
  if (!upload) return false;
  const trial = upload.status === "waiting" || upload.status === "checking";
  const state = trial ? "checking" : "importing";
  await db.transact((tx) => changeUpload(tx, upload.id, [upload.status], { status: state, bytesDone: 0 }));
  const sealed = await files.get(upload.id);
  if (sealed === null) {
    await db.transact((tx) => changeUpload(tx, upload.id, [state], { status: "refused", finishedAt: clock.now() }));
    return true;
  }
  const folder = await mkdtemp(join(tmpdir(), "book-"));
  try {
    const bookPath = join(folder, "book.csv");
    await writeFile(bookPath, Buffer.from(keyring.openShared(place(upload.id), sealed), "base64"), { mode: 0o600 });
    await run(services, upload, { bookPath, trial, state }, keep);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const after = await uploadById(db.read, upload.id);
  if (after?.status === "done") await files.remove(upload.id);
  return true;
}

async function run(
  services: UploadHouse & ImportServices,
  upload: BookUpload,
  { bookPath, trial, state }: { bookPath: string; trial: boolean; state: "checking" | "importing" },
  keep: () => Promise<boolean>,
): Promise<void> {
  const { db, clock } = services;
  const problems: Problem[] = [];
  let bytesDone = 0;
  let shown = 0;
  const showing: Promise<unknown>[] = [];
  const result = await importBook(services, {
    ...{ bookPath, mapping: mappingOf(upload.mapping), asOf: upload.asOfDay, paymentsPath: null, dryRun: trial },
    strict: false,
    onProblem: (problem) => void (problems.length < mostProblems && problems.push(problem)),
    onBytes: (bytes) => {
      bytesDone += bytes;
      if (bytesDone - shown < 256 * 1024) return;
      shown = bytesDone;
      const done = bytesDone;
      showing.push(
        db.transact((tx) => changeUpload(tx, upload.id, [state], { bytesDone: done })),
        keep(),
      );
    },
  });
  await Promise.all(showing);
  const { rowsRead, loansAdded, loansUnchanged, rowsRefused } = result.counts;
  await db.transact((tx) =>
    changeUpload(tx, upload.id, [state], {
      status: !result.ok ? "refused" : trial ? "checked" : "done",
      bytesDone: upload.bytes,
      finishedAt: clock.now(),
      ...{ rowsRead, loansAdded, loansUnchanged, rowsRefused, problems },
    }),
  );
}

async function audit(
  tx: Parameters<typeof recordAudit>[0],
  { clock }: Pick<UploadHouse, "clock">,
  staffId: string,
  id: string,
  action: string,
): Promise<void> {
  await recordAudit(tx, {
    ...{
      at: clock.now(),
      actor: `staff:${staffId}`,
      category: "staff",
      action,
      object: `upload:${id}`,
      outcome: "done",
    },
  });
}
