import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { onTestFinished } from "vitest";
import { openDesk } from "#app/http/desk.ts";
import { openMetrics } from "#app/http/metrics.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { openLog } from "#app/http/log.ts";
import { paths } from "#app/http/paths.ts";
import * as root from "#app/root.tsx";
import * as aliyunReceipts from "#app/routes/webhooks.sms.aliyun.$secret.receipts.tsx";
import * as aliyunTexts from "#app/routes/webhooks.sms.aliyun.$secret.texts.tsx";
import * as twilioReceipts from "#app/routes/webhooks.sms.twilio.receipts.tsx";
import * as twilioTexts from "#app/routes/webhooks.sms.twilio.texts.tsx";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";

const modules = { twilioReceipts, twilioTexts, aliyunReceipts, aliyunTexts };

/** An instance at its real door, with the addresses that carriers call. Texts that leave are kept in `sent`. */
export async function carrierDesk(variables: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "carriers-"));
  const origin = "https://pay.linxi.example";
  const keys = `1:${Buffer.alloc(32, 7).toString("base64")}`;
  const reading = readEnv({ ORIGIN: origin, SECRET_KEYS: keys, DATA_DIR: join(folder, "data"), ...variables });
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  mkdirSync(join(folder, "client"));
  const sent: { to: string; text: string; id: string }[] = [];
  const sms: SmsGateway = {
    ...{ name: reading.env.sms.carrier.kind, dropsRepeats: false },
    async send({ id, to, text }) {
      sent.push({ id, to, text });
      return { kind: "taken", providerId: `P${sent.length}` };
    },
  };
  const services = { ...openServices(reading.env), sms };
  const routes = Object.entries(modules).map(([name, module]) => {
    const { pattern } = paths[name as keyof typeof modules];
    return [pattern, { id: pattern, parentId: "root", path: pattern.slice(1), module }];
  });
  const logged: string[] = [];
  const answer = openDesk({
    metrics: openMetrics(),
    env: reading.env,
    log: openLog({ logLevel: "info", mode: "production" }, { write: (line) => void logged.push(line) }),
    house: { services, ready: async () => ({ ok: true }), mayWrite: () => true, close: async () => {} },
    build: {
      routes: { root: { id: "root", path: "", module: root }, ...Object.fromEntries(routes) },
      assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
      future: { v3_singleFetch: true },
      entry: { module: { default: () => new Response("drawn by the script lane") } },
    } as unknown as ServerBuild,
    filesFolder: join(folder, "client"),
    closing: () => false,
  });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await services.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = { host: "127.0.0.1", port, path, method: "POST", agent: false };
      const call = request({ ...asked, headers: { ...headers, host: "pay.linxi.example" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      call.on("error", reject);
      call.end(body);
    });
  return { services, sent, logged, origin, post };
}
