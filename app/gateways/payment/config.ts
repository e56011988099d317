import { z } from "zod";

/** How money is taken, as the environment says. */
export type PaymentConfig =
  | { readonly kind: "sandbox"; readonly webhookSecrets: readonly [string, ...string[]] }
  | {
      readonly kind: "stripe";
      readonly livemode: boolean;
      readonly secretKey: string;
      readonly webhookSecrets: readonly [string, ...string[]];
      readonly host: { readonly name: string; readonly port: number; readonly protocol: "http" | "https" } | null;
    };

/** Why the server must not start. */
export type ConfigRefusal =
  | "secret_key_malformed"
  | "webhook_secret_missing"
  | "webhook_secret_malformed"
  | "host_override_with_live_key"
  | "host_malformed";

const environment = z.object({
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_HOST: z.string().optional(),
});

/** The embedded processor's signing secret when none is given: it signs and checks inside one installation. */
const sandboxSecret = "whsec_embedded_sandbox";

/**
 * Reads the payment part of the environment.
 *
 * No key: the embedded sandbox. A key: its prefix says live or test, and the webhook secret is required; several
 * secrets, separated by commas, are accepted while one is being rotated. Another host is refused for a live key.
 */
export function readPaymentConfig(
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: PaymentConfig } | { readonly ok: false; readonly reason: ConfigRefusal } {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_HOST } = environment.parse(env);
  const key = (STRIPE_SECRET_KEY ?? "").trim();
  const secrets = (STRIPE_WEBHOOK_SECRET ?? "")
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
  const [first, ...rest] = secrets;
  if (secrets.some((secret) => !/^whsec_\S{8,}$/.test(secret)))
    return { ok: false, reason: "webhook_secret_malformed" };
  if (key === "") {
    return {
      ok: true,
      config: { kind: "sandbox", webhookSecrets: first === undefined ? [sandboxSecret] : [first, ...rest] },
    };
  }
  const prefix = /^(?:sk|rk)_(live|test)_\S+$/.exec(key);
  if (prefix === null) return { ok: false, reason: "secret_key_malformed" };
  if (first === undefined) return { ok: false, reason: "webhook_secret_missing" };
  const livemode = prefix[1] === "live";
  const override = (STRIPE_API_HOST ?? "").trim();
  if (override !== "" && livemode) return { ok: false, reason: "host_override_with_live_key" };
  const host = override === "" ? null : hostOf(override);
  if (override !== "" && host === null) return { ok: false, reason: "host_malformed" };
  return { ok: true, config: { kind: "stripe", livemode, secretKey: key, webhookSecrets: [first, ...rest], host } };
}

function hostOf(address: string): { name: string; port: number; protocol: "http" | "https" } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return null;
  const secure = protocol === "https:";
  return {
    name: hostname,
    port: port === "" ? (secure ? 443 : 80) : Number(port),
    protocol: secure ? "https" : "http",
  };
}
