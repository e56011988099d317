import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "#app/http/env.ts";
import { masterKeysOf } from "#app/http/master-keys.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const publicSite = { ORIGIN: "https://pay.example.com", SECRET_KEYS: `1:${key}` };

function envOf(source: Record<string, string>) {
  const reading = readEnv(source);
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  return reading.env;
}

test("an empty environment is a local demonstration on port 3000", () => {
  expect(envOf({})).toMatchObject({
    mode: "production",
    port: 3000,
    origin: "http://localhost:3000",
    local: true,
    demo: true,
    secretKeys: null,
    trustProxy: 0,
    stripe: null,
    sms: { carrier: { kind: "outbox" }, links: true, perDay: null },
    antivirusCommand: null,
    logLevel: "info",
    clockShift: 0,
  });
  expect(envOf({ PORT: "" }).port).toBe(3000);
  expect(envOf({ PORT: "8080" }).origin).toBe("http://localhost:8080");
});

test("a public site is no demonstration unless it says so", () => {
  expect(envOf(publicSite)).toMatchObject({ local: false, demo: false, origin: "https://pay.example.com" });
  expect(envOf({ ...publicSite, DEMO: "yes" }).demo).toBe(true);
  expect(envOf({ DEMO: "0" }).demo).toBe(false);
});

test.each([
  [{ NODE_ENV: "prod" }, "NODE_ENV must be production, development or test."],
  [{ PORT: "0" }, "PORT must be a whole number from 1 to 65535."],
  [{ PORT: "3000x" }, "PORT must be a whole number from 1 to 65535."],
  [{ HOST: "a b" }, "HOST must be a host name or an IP address to listen on."],
  [{ ORIGIN: "pay.example.com" }, "ORIGIN must be the site's address without a path, such as https://pay.example.com."],
  [
    { ORIGIN: "https://pay.example.com/" },
    "ORIGIN must be the site's address without a path, such as https://pay.example.com.",
  ],
  [{ ...publicSite, ORIGIN: "http://pay.example.com" }, "ORIGIN must begin with https:// unless it is localhost."],
  [{ DEMO: "maybe" }, "DEMO must be 1 or 0."],
  [
    { ORIGIN: "https://pay.example.com" },
    "SECRET_KEYS is missing: personal data needs a key, and only a localhost instance makes its own.",
  ],
  [
    { SECRET_KEYS: `1:${key},1:${key}` },
    "SECRET_KEYS must be VERSION:KEY pairs separated by commas, each key 32 bytes in base64 (openssl rand -base64 32).",
  ],
  [
    { SECRET_KEYS: "1:c2hvcnQ=" },
    "SECRET_KEYS must be VERSION:KEY pairs separated by commas, each key 32 bytes in base64 (openssl rand -base64 32).",
  ],
  [{ TRUST_PROXY: "-1" }, "TRUST_PROXY must be a whole number from 0 to 10."],
  [
    { STRIPE_SECRET_KEY: "pk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" },
    "STRIPE_SECRET_KEY must start with sk_test_, sk_live_, rk_test_ or rk_live_.",
  ],
  [{ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "x" }, "STRIPE_WEBHOOK_SECRET must start with whsec_."],
  [
    { STRIPE_SECRET_KEY: "sk_test_1" },
    "STRIPE_WEBHOOK_SECRET is missing: with STRIPE_SECRET_KEY set, payments are booked by the webhook.",
  ],
  [
    { STRIPE_WEBHOOK_SECRET: "whsec_1" },
    "STRIPE_SECRET_KEY is missing: STRIPE_WEBHOOK_SECRET alone takes no payments.",
  ],
  [
    { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" },
    "STRIPE_SECRET_KEY is a live key on a demo instance: use a test key, or set DEMO=0.",
  ],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of silent, fatal, error, warn, info, debug."],
  [{ CLOCK_SHIFT: "1.5" }, "CLOCK_SHIFT must be a whole number of seconds."],
  [{ DEMO: "0", CLOCK_SHIFT: "60" }, "CLOCK_SHIFT may be set only on a demo instance."],
])("%j is refused with one sentence", (source: Record<string, string>, sentence) => {
  expect(readEnv(source)).toEqual({ ok: false, problems: [sentence] });
});

test("several problems are told at once, and none repeats a value", () => {
  const reading = readEnv({ PORT: "x", STRIPE_SECRET_KEY: "hunter2", SECRET_KEYS: "hunter2" });
  expect(reading.ok).toBe(false);
  if (reading.ok) return;
  expect(reading.problems).toHaveLength(3);
  expect(reading.problems.join()).not.toContain("hunter2");
});

test("keys come newest first", () => {
  const keys = envOf({ SECRET_KEYS: `1:${key}, 3:${key},2:${key}` }).secretKeys;
  expect(keys?.map((k) => k.version)).toEqual([3, 2, 1]);
  expect(keys?.[0]?.bytes).toEqual(Buffer.alloc(32, 7));
});

test("a local instance makes its key file once, for itself alone", () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), "keys-")), "data");
  const first = masterKeysOf({ secretKeys: null, local: true, dataDir });
  const file = join(dataDir, "secret-keys");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(first).toHaveLength(1);
  expect(masterKeysOf({ secretKeys: null, local: true, dataDir })).toEqual(first);
  expect(readFileSync(file, "utf8")).toMatch(/^1:/);

  writeFileSync(file, "spoiled");
  expect(() => masterKeysOf({ secretKeys: null, local: true, dataDir })).toThrow("restore it from a backup");
  expect(readFileSync(file, "utf8")).toBe("spoiled");
  expect(() => masterKeysOf({ secretKeys: null, local: false, dataDir })).toThrow("SECRET_KEYS is missing");
});

const twilio = {
  ...{ SMS_GATEWAY: "twilio", SMS_TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}` },
  ...{ SMS_TWILIO_AUTH_TOKEN: "1".repeat(32), SMS_TWILIO_FROM: "+447700900000" },
};
const forms = ["link", "code", "changed", "stopped", "started", "help", "reply"];
const templates = forms.flatMap((form) => [`${form}.zh-CN=SMS_1`, `${form}.en=SMS_2`]).join();
const aliyun = {
  ...{ SMS_GATEWAY: "aliyun", SMS_ALIYUN_KEY_ID: "LTAI5testkey", SMS_ALIYUN_KEY_SECRET: "secret0123456789" },
  ...{ SMS_ALIYUN_SIGN_NAME: "林溪", SMS_ALIYUN_TEMPLATES: templates, SMS_ALIYUN_WEBHOOK_SECRET: "s".repeat(40) },
};

test("a carrier that is configured whole carries; a real instance without one sends nothing and says so", () => {
  expect(envOf(twilio).sms.carrier).toMatchObject({ kind: "twilio", from: "+447700900000" });
  expect(envOf(aliyun).sms.carrier).toMatchObject({ kind: "aliyun", signName: "林溪" });
  expect(envOf(publicSite).sms.carrier).toEqual({ kind: "none" });
  expect(envOf({ ...publicSite, SMS_GATEWAY: "outbox" }).sms.carrier).toEqual({ kind: "outbox" });
  expect(envOf({ SMS_LINKS: "0", SMS_MAX_PER_DAY: "500" }).sms).toMatchObject({ links: false, perDay: 500 });
});

test.each([
  ...Object.keys(twilio)
    .slice(1)
    .map((name) => [twilio, name, "SMS_GATEWAY=twilio needs it"] as const),
  ...Object.keys(aliyun)
    .slice(1)
    .map((name) => [aliyun, name, "SMS_GATEWAY=aliyun needs it"] as const),
])("half a carrier starts nothing: %#", (whole, name, sentence) => {
  const reading = readEnv({ ...whole, [name]: "" });
  expect(reading).toMatchObject({ ok: false, problems: [`${name} is missing: ${sentence}.`] });
});

test.each([
  [{ SMS_TWILIO_FROM: "Linxi" }, "SMS_TWILIO_FROM is set, but SMS_GATEWAY is not twilio."],
  [{ ...aliyun, SMS_LINKS: "0" }, "SMS_ALIYUN_TEMPLATES lacks no-link.zh-CN, no-link.en."],
  [
    { ...aliyun, SMS_ALIYUN_TEMPLATES: `${templates},poem.en=SMS_9` },
    "SMS_ALIYUN_TEMPLATES has forms that are never sent: poem.en.",
  ],
  [{ ...twilio, SMS_TWILIO_AUTH_TOKEN: "secret" }, "SMS_TWILIO_AUTH_TOKEN must be 32 hexadecimal digits."],
  [{ SMS_GATEWAY: "pigeon" }, "SMS_GATEWAY must be outbox, twilio or aliyun."],
  [{ SMS_MAX_PER_DAY: "0" }, "SMS_MAX_PER_DAY must be a whole number from 1 to 99999999."],
])("%#: one sentence says what is wrong", (source, sentence) => {
  expect(readEnv(source)).toEqual({ ok: false, problems: [sentence] });
});
