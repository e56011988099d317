import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { RequestContext } from "#app/http/context.ts";
import { readEnv } from "#app/http/env.ts";
import { openHouse, openServices } from "#app/http/house.ts";
import { openMetrics } from "#app/http/metrics.ts";
import { openLog } from "#app/http/log.ts";
import { loader as demoPanel } from "#app/routes/demo.payments.tsx";
import { action as hostedAction, loader as hostedPage } from "#app/routes/sandbox.checkout.$sessionId.tsx";
import { bindGatewayMode } from "#db/stores/payments-attempts.ts";

const keys = { STRIPE_SECRET_KEY: "rk_test_0123456789", STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef" };

function environment(more: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "modes-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return readEnv({ ORIGIN: "http://localhost:3429", DATA_DIR: folder, DEMO: "1", ...more });
}

function opened(more: Record<string, string>) {
  const reading = environment(more);
  if (!reading.ok) throw new Error(reading.problems.join());
  return reading.env;
}

test("a key without its webhook secret is no configuration to start with, and the sentence says which is missing", () => {
  const reading = environment({ STRIPE_SECRET_KEY: keys.STRIPE_SECRET_KEY });
  expect(reading.ok).toBe(false);
  expect(reading.ok ? "" : reading.problems.join()).toContain("STRIPE_WEBHOOK_SECRET");
});

test("with keys there is no sandbox, and its pages are not there", async () => {
  const services = openServices(opened(keys));
  expect(services.sandbox).toBeNull();
  expect(services.gateway).toMatchObject({ name: "stripe", livemode: false });
  const context = { ...services, env: { demo: true }, lang: "en" } as unknown as RequestContext;
  const knock = { params: { sessionId: "cs_test_x" }, context: context as never };
  const page = { ...knock, request: new Request("http://localhost:3429/sandbox/checkout/cs_test_x") };
  const sent = { ...knock, request: new Request(page.request.url, { method: "POST", body: new FormData() }) };
  for (const answer of [hostedPage(page), hostedAction(sent), demoPanel(page)]) {
    await expect(answer).rejects.toMatchObject({ status: 404 });
  }
  await services.db.close();
});

test("a house that has taken sandbox money does not open with keys, nor the other way round", async () => {
  const env = opened({});
  const services = openServices(env);
  await services.db.transact((tx) => bindGatewayMode(tx, { gateway: "sandbox", livemode: false }, 1));
  services.sandbox?.close();
  await services.db.close();
  const withKeys = readEnv({ ORIGIN: "http://localhost:3429", DATA_DIR: env.dataDir, DEMO: "1", ...keys });
  if (!withKeys.ok) throw new Error(withKeys.problems.join());
  const log = openLog({ logLevel: "error", mode: "production" }, { write: () => undefined });
  await expect(openHouse(withKeys.env, log, openMetrics())).rejects.toThrow(/another processor or mode/);
});

test("one writer: the posting of money is called from one place, which is called from one place", () => {
  const importers = (what: RegExp) =>
    readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && what.test(readFileSync(join("app", file), "utf8")))
      .sort();
  expect(importers(/\binsertPosting\b/)).toEqual(["payments/post-movement.ts"]);
  expect(importers(/post-movement\.ts"/)).toEqual(["payments/apply-event.ts"]);
  expect(importers(/gateway_postings|gatewayPostings/)).toEqual([]);
});
