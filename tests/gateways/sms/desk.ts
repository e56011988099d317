import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import * as aliyunReceipts from "#app/routes/webhooks.sms.aliyun.$secret.receipts.tsx";
import * as aliyunTexts from "#app/routes/webhooks.sms.aliyun.$secret.texts.tsx";
import * as twilioReceipts from "#app/routes/webhooks.sms.twilio.receipts.tsx";
import * as twilioTexts from "#app/routes/webhooks.sms.twilio.texts.tsx";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { buildOf, openDoor } from "#tests/support/door.ts";
import { deskBefore, houseEnv } from "#tests/support/desk.ts";

const modules = { twilioReceipts, twilioTexts, aliyunReceipts, aliyunTexts };

/** An instance at its real door, with the addresses that carriers call. Texts that leave are kept in `sent`. */
export async function carrierDesk(variables: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "carriers-"));
  const origin = "https://pay.linxi.example";
  const keys = `1:${Buffer.alloc(32, 7).toString("base64")}`;
  const env = houseEnv(folder, { ORIGIN: origin, SECRET_KEYS: keys, ...variables });
  const sent: { to: string; text: string; id: string }[] = [];
  const sms: SmsGateway = {
    ...{ name: env.sms.carrier.kind, dropsRepeats: false },
    async send({ id, to, text }) {
      sent.push({ id, to, text });
      return { kind: "taken", providerId: `P${sent.length}` };
    },
  };
  const services = { ...openServices(env), sms };
  const build = buildOf(
    Object.entries(modules).map(([name, module]) => [paths[name as keyof typeof modules].pattern, module]),
  );
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const door = await openDoor(() => deskBefore(services, { env, build, folder, logLevel: "info", log }));
  onTestFinished(async () => {
    door.close();
    await services.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (path: string, headers: Record<string, string>, body: string) =>
    door.ask(path, { method: "POST", headers: { ...headers, host: "pay.linxi.example" }, body });
  return { services, sent, logged, origin, post };
}
