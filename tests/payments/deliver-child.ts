import { readFileSync, writeSync } from "node:fs";
import { fixedClock } from "#app/clock.ts";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { sandboxLimits } from "#app/gateways/payment/limits.ts";
import { StripeGateway } from "#app/gateways/payment/stripe.ts";
import { systemIds } from "#app/ids.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { openSqlite } from "#db/engine/sqlite.ts";

// A webhook server reduced to its heart: takes messages from a file, and says "ok <id>" once each is on the disk.
const [, , databaseFile = "", eventsFile = "", now = "0"] = process.argv;
const gateway = new StripeGateway({
  name: "sandbox",
  livemode: false,
  secretKey: "sk_test_x",
  webhookSecrets: ["whsec_unused_here"],
  limits: sandboxLimits,
});
const services = { db: openSqlite(databaseFile), gateway, clock: fixedClock(Number(now)), ids: systemIds };
const events: GatewayEvent[] = JSON.parse(readFileSync(eventsFile, "utf8"));
for (const event of events) {
  await applyEvent(services, event, "webhook");
  writeSync(1, `ok ${event.id}\n`);
}
await services.db.close();
