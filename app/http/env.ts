import { join, resolve } from "node:path";
import { z } from "zod";
import { type SmsEnv, smsOf, smsProblems, smsShape } from "./env-sms.ts";

/** A master key for personal data. The newest version encrypts; older ones still decrypt. */
export interface MasterKey {
  readonly version: number;
  readonly bytes: Buffer;
}

/** The whole configuration of an instance, checked once at boot. */
export interface Env {
  readonly mode: "production" | "development" | "test";
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port as the borrower's browser writes them; never ends in a slash. */
  readonly origin: string;
  /** The origin is this machine, so that conveniences for a demonstration are allowed. */
  readonly local: boolean;
  /** Absolute. */
  readonly dataDir: string;
  readonly backups: {
    /** Absolute. */
    readonly folder: string;
    readonly everyMinutes: number;
    /** The latest that stay; beyond them one a day for five weeks. */
    readonly keep: number;
  };
  /** Shows the outbox and other pages that no real lender may have. */
  readonly demo: boolean;
  /** Null: a local instance keeps a generated key file in the data folder. */
  readonly secretKeys: readonly MasterKey[] | null;
  /** How many proxies in front append to X-Forwarded-For. */
  readonly trustProxy: number;
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string } | null;
  readonly sms: SmsEnv;
  /** A virus scanner that reads a file from its standard input; null: none, and outside a demo no file can be opened. */
  readonly antivirusCommand: string | null;
  /** The operator has looked at a broken audit trail and lets this instance write all the same. */
  readonly auditOverride: boolean;
  /** Opens /metrics to whoever sends it; null: only to this machine. */
  readonly metricsToken: string | null;
  readonly logLevel: "silent" | "fatal" | "error" | "warn" | "info" | "debug";
  /** Seconds by which the clock of a demonstration runs ahead (or, negative, behind); 0 otherwise. */
  readonly clockShift: number;
}

/** The settings of an instance, or every problem with them at once. */
export type EnvReading =
  { readonly ok: true; readonly env: Env } | { readonly ok: false; readonly problems: readonly string[] };

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug"] as const;
const yesOrNo = { "1": true, true: true, yes: true, "0": false, false: false, no: false } as const;
const localHosts = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/;

const whole = (name: string, from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${name} must be a whole number from ${from} to ${to}.`)
    .transform(Number)
    .refine((n) => n >= from && n <= to, `${name} must be a whole number from ${from} to ${to}.`);

const originOf = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) && url.origin === text ? url : null;
};

/** `1:BASE64,2:BASE64`: 32 bytes each, versions 1 to 255, no version twice; null when written differently. */
function masterKeys(text: string): readonly MasterKey[] | null {
  const keys = text.split(",").map((entry) => {
    const [, version, encoded] = /^(\d{1,3}):([A-Za-z0-9+/]{43}=)$/.exec(entry.trim()) ?? [];
    return { version: Number(version), bytes: Buffer.from(encoded ?? "", "base64") };
  });
  const sound = keys.every((key) => key.version >= 1 && key.version <= 255 && key.bytes.length === 32);
  const versions = new Set(keys.map((key) => key.version));
  return sound && versions.size === keys.length ? keys.sort((a, b) => b.version - a.version) : null;
}

const shape = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "NODE_ENV must be production, development or test.")
    .default("production"),
  PORT: whole("PORT", 1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "HOST must be a host name or an IP address to listen on.")
    .default("127.0.0.1"),
  ORIGIN: z
    .string()
    .refine(
      (text) => originOf(text) !== null,
      "ORIGIN must be the site's address without a path, such as https://pay.example.com.",
    )
    .optional(),
  DATA_DIR: z.string().default("./data"),
  BACKUP_DIR: z.string().optional(),
  BACKUP_MINUTES: whole("BACKUP_MINUTES", 5, 10_080).optional(),
  BACKUP_KEEP: whole("BACKUP_KEEP", 2, 10_000).default(96),
  DEMO: z
    .string()
    .refine((text) => Object.hasOwn(yesOrNo, text.toLowerCase()), "DEMO must be 1 or 0.")
    .transform((text) => yesOrNo[text.toLowerCase() as keyof typeof yesOrNo])
    .optional(),
  SECRET_KEYS: z
    .string()
    .transform((text, context) => {
      const keys = masterKeys(text);
      if (!keys) {
        context.addIssue({
          code: "custom",
          message:
            "SECRET_KEYS must be VERSION:KEY pairs separated by commas, each key 32 bytes in base64 (openssl rand -base64 32).",
        });
        return z.NEVER;
      }
      return keys;
    })
    .optional(),
  TRUST_PROXY: whole("TRUST_PROXY", 0, 10).default(0),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, "STRIPE_SECRET_KEY must start with sk_test_, sk_live_, rk_test_ or rk_live_.")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+(,\s*whsec_\w+)*$/, "STRIPE_WEBHOOK_SECRET must start with whsec_.")
    .optional(),
  ...smsShape,
  ANTIVIRUS_COMMAND: z.string().optional(),
  AUDIT_OVERRIDE: z.enum(["0", "1"], "AUDIT_OVERRIDE must be 0 or 1.").default("0"),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,200}$/, "METRICS_TOKEN must be 24 to 200 letters and digits (openssl rand -hex 24).")
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(", ")}.`).default("info"),
  CLOCK_SHIFT: z
    .string()
    .regex(/^-?\d{1,9}$/, "CLOCK_SHIFT must be a whole number of seconds.")
    .transform(Number)
    .optional(),
});

/**
 * Reads the configuration from environment variables. An empty variable counts as absent. Every problem is one
 * sentence that names the variable and what it should be, and never repeats a value, because values may be secret.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
  const given = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, source[name]?.trim() || undefined]));
  const parsed = shape.safeParse(given);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => issue.message) };

  const read = parsed.data;
  const origin = read.ORIGIN ?? `http://localhost:${read.PORT}`;
  const url = new URL(origin);
  const local = localHosts.test(url.hostname);
  const demo = read.DEMO ?? local;
  const stripe =
    read.STRIPE_SECRET_KEY && read.STRIPE_WEBHOOK_SECRET
      ? { secretKey: read.STRIPE_SECRET_KEY, webhookSecret: read.STRIPE_WEBHOOK_SECRET }
      : null;

  const problems: string[] = [];
  if (!local && url.protocol !== "https:") problems.push("ORIGIN must begin with https:// unless it is localhost.");
  if (!local && !read.SECRET_KEYS) {
    problems.push("SECRET_KEYS is missing: personal data needs a key, and only a localhost instance makes its own.");
  }
  if (read.STRIPE_SECRET_KEY && !read.STRIPE_WEBHOOK_SECRET) {
    problems.push("STRIPE_WEBHOOK_SECRET is missing: with STRIPE_SECRET_KEY set, payments are booked by the webhook.");
  }
  if (read.STRIPE_WEBHOOK_SECRET && !read.STRIPE_SECRET_KEY) {
    problems.push("STRIPE_SECRET_KEY is missing: STRIPE_WEBHOOK_SECRET alone takes no payments.");
  }
  if (demo && stripe && /^.k_live_/.test(stripe.secretKey)) {
    problems.push("STRIPE_SECRET_KEY is a live key on a demo instance: use a test key, or set DEMO=0.");
  }
  if (read.CLOCK_SHIFT && !demo) problems.push("CLOCK_SHIFT may be set only on a demo instance.");
  problems.push(...smsProblems(read));
  if (problems.length > 0) return { ok: false, problems };

  return {
    ok: true,
    env: {
      mode: read.NODE_ENV,
      port: read.PORT,
      host: read.HOST,
      origin,
      local,
      dataDir: resolve(read.DATA_DIR),
      backups: {
        folder: resolve(read.BACKUP_DIR ?? join(read.DATA_DIR, "backups")),
        // A demonstration loses little; its disk may be a laptop's.
        everyMinutes: read.BACKUP_MINUTES ?? (demo ? 1_440 : 15),
        keep: read.BACKUP_KEEP,
      },
      demo,
      secretKeys: read.SECRET_KEYS ?? null,
      trustProxy: read.TRUST_PROXY,
      stripe,
      sms: smsOf(read, demo),
      antivirusCommand: read.ANTIVIRUS_COMMAND ?? null,
      auditOverride: read.AUDIT_OVERRIDE === "1",
      metricsToken: read.METRICS_TOKEN ?? null,
      logLevel: read.LOG_LEVEL,
      clockShift: read.CLOCK_SHIFT ?? 0,
    },
  };
}
