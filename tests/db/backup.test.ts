import { copyFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStandings } from "#app/account/standing.ts";
import { seedSampleBook } from "#db/seed/sample.ts";
import { backUp, checkCopy, newestBackup } from "#db/engine/backup.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { borrowersAfter } from "#db/stores/borrowers.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { testServices } from "#tests/support/people.ts";

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

  const restored = join(folder(), "portal.db");
  copyFileSync(backup.path, restored);
  const db = openSqlite(restored);
  const before = await totals(services);
  expect(before.length).toBe(200);
  expect(await totals({ ...services, db })).toEqual(before);
  await db.close();
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
