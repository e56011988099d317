import { expect, test } from "vitest";

import { readPaymentConfig } from "#app/gateways/payment/config.ts";
import { stripeLimits } from "#app/gateways/payment/limits.ts";

const whsec = "whsec_0123456789abcdef";

test("no key means the sandbox", () => {
  expect(readPaymentConfig({})).toMatchObject({ ok: true, config: { kind: "sandbox" } });
  expect(readPaymentConfig({ STRIPE_SECRET_KEY: "  " })).toMatchObject({ ok: true, config: { kind: "sandbox" } });
});

test("the prefix of the key says live or test, restricted keys too", () => {
  const mode = (key: string) => readPaymentConfig({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: whsec });
  expect(mode("sk_live_abc")).toMatchObject({ ok: true, config: { kind: "stripe", livemode: true } });
  expect(mode("rk_live_abc")).toMatchObject({ ok: true, config: { livemode: true } });
  expect(mode("sk_test_abc")).toMatchObject({ ok: true, config: { livemode: false } });
  expect(mode("pk_live_abc")).toEqual({ ok: false, reason: "secret_key_malformed" });
});

test("a key without a webhook secret refuses to start; several secrets are for rotation", () => {
  expect(readPaymentConfig({ STRIPE_SECRET_KEY: "sk_test_abc" })).toEqual({
    ok: false,
    reason: "webhook_secret_missing",
  });
  expect(readPaymentConfig({ STRIPE_SECRET_KEY: "sk_test_abc", STRIPE_WEBHOOK_SECRET: "password" })).toEqual({
    ok: false,
    reason: "webhook_secret_malformed",
  });
  expect(
    readPaymentConfig({ STRIPE_SECRET_KEY: "sk_test_abc", STRIPE_WEBHOOK_SECRET: `${whsec}, ${whsec}2` }),
  ).toMatchObject({
    config: { webhookSecrets: [whsec, `${whsec}2`] },
  });
});

test("another host serves test keys only", () => {
  const host = (key: string, address: string) =>
    readPaymentConfig({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: whsec, STRIPE_API_HOST: address });
  expect(host("sk_test_a", "http://127.0.0.1:12111")).toMatchObject({
    config: { host: { name: "127.0.0.1", port: 12111, protocol: "http" } },
  });
  expect(host("sk_live_a", "http://127.0.0.1:12111")).toEqual({ ok: false, reason: "host_override_with_live_key" });
  expect(host("sk_test_a", "ftp://x")).toEqual({ ok: false, reason: "host_malformed" });
});

test("the real processor's smallest amounts", () => {
  expect(stripeLimits("USD").minimum).toBe(50);
  expect(stripeLimits("JPY").minimum).toBe(50);
  expect(stripeLimits("KWD")).toEqual({ minimum: 200, maximum: 99_999_990, step: 10 });
});
