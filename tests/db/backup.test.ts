import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStandings } from "#app/account/standing.ts";
import { seedSampleBook } from "#db/seed/sample.ts";
import { whatIsMissing } from "#app/http/readiness.ts";
import { backUp, checkCopy, newestBackup, restoreBackup } from "#db/engine/backup.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { borrowerDetails, borrowersAfter } from "#db/stores/borrowers.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

const folder = () => mkdtempSync(join(tmpdir(), "portal-backups-"));
const event = { at: 1, actor: "system", category: "system", action: "a", object: "o", outcome: "ok" } as const;

async function totals(services: Pick<ReturnType<typeof testServices>, "db" | "clock">): Promise<number[]> {
  const people = await borrowersAfter(services.db.read, "", 500);
  const standings = await Promise.all(
    people.map(({ id, timeZone }) => readStandings(services, { borrowerId: id, timeZone })),
  );
  return standings.flat().map(({ position }) => position.payoff.total);
}

test("a restored backup opens and every balance is the same", async () => {
  const services = testServices();
  await seedSampleBook({ ...services, today: 20_775 });
  const backup = await backUp(services.db, folder(), services.clock.now());
  expect(backup.entries).toBeGreaterThan(500);

  const dataDir = folder();
  const { entries, amounts } = backup;
  expect(await restoreBackup(backup.path, dataDir)).toEqual({ entries, amounts });
  const db = openSqlite(join(dataDir, "portal.db"));
  const before = await totals(services);
  expect(before.length).toBeGreaterThanOrEqual(200);
  expect(await totals({ ...services, db })).toEqual(before);
  const [someone] = await borrowersAfter(services.db.read, "", 1);
  const id = someone?.id ?? "";
  const known = await borrowerDetails(services.db.read, services.keyring, id);
  expect(known?.name).toBeTruthy();
  expect(await borrowerDetails(db.read, services.keyring, id)).toEqual(known);
  await db.close();
});

test("a key destroyed after a backup is gone from that backup with the next one; nobody else's is", async () => {
  const services = testServices();
  const target = folder();
  const gone = await addBorrower(services.db);
  const stays = await addBorrower(services.db, { name: "林" });
  const old = await backUp(services.db, target, 1_000);
  services.db.writer.prepare("update borrowers set data_key = null where id = ?").run(gone.id);
  await backUp(services.db, target, 2_000);

  const bytes = readFileSync(old.path);
  const { dataKey } = services.db.reader.prepare("select data_key as dataKey from borrowers where id = ?").get(stays.id) as { dataKey: Buffer }; // prettier-ignore
  expect(bytes.includes(dataKey)).toBe(false);
  expect(readdirSync(target).filter((name) => name.startsWith("keys"))).toEqual(["keys.db"]);
  const dataDir = folder();
  await restoreBackup(old.path, dataDir);
  const db = openSqlite(join(dataDir, "portal.db"));
  expect(await borrowerDetails(db.read, services.keyring, gone.id)).toBeNull();
  expect(await borrowerDetails(db.read, services.keyring, stays.id)).toMatchObject({ name: "林" });
  await db.close();
});

test("restoring refuses a folder in use, a file that was changed, and a backup without its keys", async () => {
  const services = testServices();
  const target = folder();
  const { path } = await backUp(services.db, target, 1_000);
  const used = folder();
  writeFileSync(join(used, "portal.db"), "");
  await expect(restoreBackup(path, used)).rejects.toThrow("empty folder");
  const changed = join(target, "portal-2026-01-01T00-00-00-000Z.db");
  copyFileSync(path, changed);
  copyFileSync(`${path}.sha256`, `${changed}.sha256`);
  appendFileSync(changed, "x");
  await expect(restoreBackup(changed, folder())).rejects.toThrow("not the file");
  rmSync(join(target, "keys.db"));
  await expect(restoreBackup(path, folder())).rejects.toThrow("keys.db");
});

test("tables of a later version are not opened, and an instance with them beside it is not ready", async () => {
  const { db } = testServices();
  expect(whatIsMissing(db, tmpdir())).toBeNull();
  db.writer.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9e12)");
  expect(whatIsMissing(db, tmpdir())).toBe("migrations");
  expect(() => openSqlite(db.path)).toThrow("later version");
  db.reader.close();
  expect(whatIsMissing(db, tmpdir())).toBe("database");
});

test("a backup made while others write is whole, and holds everything committed before it began", async () => {
  const services = testServices();
  const target = folder();
  await services.db.transact((tx) => recordAudit(tx, event));
  const writing = Promise.all(
    Array.from({ length: 200 }, (_, nr) => services.db.transact((tx) => recordAudit(tx, { ...event, at: nr + 2 }))),
  );
  const backup = await backUp(services.db, target, services.clock.now());
  await writing;
  await expect(checkCopy(backup.path)).resolves.toBeDefined();
  expect(readFileSync(`${backup.path}.sha256`, "utf8")).toContain(backup.sha256);
});

test("a damaged copy and a broken audit chain are refused", async () => {
  const services = testServices();
  for (let at = 1; at <= 50; at += 1) await services.db.transact((tx) => recordAudit(tx, { ...event, at }));
  services.db.writer.exec(
    "drop trigger audit_events_no_update; update audit_events set actor = 'somebody' where seq = 7",
  );
  const target = folder();
  await expect(backUp(services.db, target, services.clock.now())).rejects.toThrow("breaks at event 7");
  expect(readdirSync(target)).toEqual([]);
});

test("old backups go: the latest 96 stay, then one a day for 35 days", async () => {
  const services = testServices();
  const target = folder();
  const quarter = 15 * 60_000;
  const now = services.clock.now();
  for (let age = 60 * 96; age > 0; age -= 1) {
    const name = `portal-${new Date(now - age * quarter).toISOString().replace(/[:.]/g, "-")}.db`;
    writeFileSync(join(target, name), "");
  }
  const backup = await backUp(services.db, target, now);
  const kept = readdirSync(target).filter((name) => name.endsWith(".db"));
  expect(newestBackup(target)).toBe(backup.path);
  expect(kept.length).toBeGreaterThanOrEqual(96 + 34);
  expect(kept.length).toBeLessThanOrEqual(96 + 36);
});
