import { expect, test } from "vitest";
import { liveDays, openWorld } from "#tests/support/world.ts";

test("a world lives: people pay, promise, plan and ask for help, and texts leave", { timeout: 120_000 }, async () => {
  const world = await openWorld({ seed: 3 });
  await liveDays(world, 5);
  const count = (table: string) => world.services.db.reader.prepare(`select count(*) from ${table}`).pluck().get();
  for (const table of ["payment_attempts", "promises", "plans", "hardship_cases"]) expect(count(table)).not.toBe(0);
  expect(world.sent.length).toBeGreaterThan(20);
});
