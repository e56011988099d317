import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mintLink } from "#app/access/mint-link.ts";
import { verifyIdentity } from "#app/access/verify-identity.ts";
import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";

const samples = 300;
const shuffles = 2000;

/**
 * Whether the time of a refusal tells a real link from a spent or a made-up one: the three are asked by turns, and a
 * permutation test says how often chance alone makes a difference of the medians as large as the one seen.
 */
export async function benchTiming(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-timing-"));
  const db = openSqlite(join(folder, "portal.db"));
  const keyring = createKeyring([{ version: 1, bytes: Buffer.alloc(32, 1) }]);
  const services = { db, keyring, clock: fixedClock(Date.UTC(2026, 10, 22)), ids: systemIds };
  const times: Record<"known" | "spent" | "made up", number[]> = { known: [], spent: [], "made up": [] };

  for (let nr = 0; nr < samples; nr += 1) {
    const known = await newLink(services, nr * 2);
    const spent = await newLink(services, nr * 2 + 1);
    db.writer.prepare("update links set revoked_at = 1 where borrower_id = ?").run(`b${nr * 2 + 1}`);
    const asked = { known, spent, "made up": systemIds.random() };
    for (const kind of ["known", "spent", "made up"] as const) {
      const startedAt = performance.now();
      const attempt = { locator: asked[kind], answer: "1970-01-01", address: systemIds.random(), requestId: "r" };
      const { ok } = await verifyIdentity(services, attempt);
      if (ok) throw new Error("A wrong answer was taken.");
      times[kind].push(performance.now() - startedAt);
    }
  }
  for (const [kind, measured] of Object.entries(times))
    console.log(`${kind.padEnd(8)} median ${median(measured).toFixed(3)} ms`);
  for (const other of ["spent", "made up"] as const) {
    console.log(`known against ${other}: p = ${chance(times.known, times[other]).toFixed(3)}`);
  }
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

async function newLink(services: Parameters<typeof verifyIdentity>[0], nr: number): Promise<string> {
  return services.db.transact(async (tx) => {
    const person = { name: "A", birthDate: "1990-01-01", phone: null, email: null, postcode: null, idTail: null };
    const place = { lang: "en" as const, timeZone: "UTC", createdAt: 0 };
    await insertBorrower(tx, services.keyring, { id: `b${nr}`, borrowerNo: `B${nr}`, ...person, ...place });
    return mintLink(tx, services, `b${nr}`);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Share of random relabellings whose medians differ at least as much. */
function chance(left: readonly number[], right: readonly number[]): number {
  const seen = Math.abs(median(left) - median(right));
  const all = [...left, ...right];
  let asLarge = 0;
  for (let round = 0; round < shuffles; round += 1) {
    for (let index = all.length - 1; index > 0; index -= 1) {
      const other = Math.floor(Math.random() * (index + 1));
      [all[index], all[other]] = [all[other] ?? 0, all[index] ?? 0];
    }
    if (Math.abs(median(all.slice(0, left.length)) - median(all.slice(left.length))) >= seen) asLarge += 1;
  }
  return asLarge / shuffles;
}
