import type { Clock } from "#app/clock.ts";
import { readPaymentConfig } from "./config.ts";
import type { PaymentGateway } from "./gateway.ts";
import { stripeLimits } from "./limits.ts";
import { openSandbox, postTo, type Sandbox } from "./sandbox/sandbox.ts";
import { StripeGateway } from "./stripe.ts";

/** How this instance takes money. */
export interface Payments {
  readonly gateway: PaymentGateway;
  /** The embedded processor; null when a real one is configured, and then its pages do not exist. */
  readonly sandbox: Sandbox | null;
}

/** Opens the gateway that the configuration asks for. @throws when the configuration is refused. */
export function openPayments(options: {
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string } | null;
  readonly sandboxFile: string;
  readonly sandboxSecret: string;
  readonly clock: Clock;
  readonly origin: string;
}): Payments {
  const reading = readPaymentConfig({
    STRIPE_SECRET_KEY: options.stripe?.secretKey,
    STRIPE_WEBHOOK_SECRET: options.stripe?.webhookSecret,
    STRIPE_API_HOST: process.env["STRIPE_API_HOST"],
  });
  if (!reading.ok) throw new Error(`Payments are not configured: ${reading.reason}.`);
  const { config } = reading;
  if (config.kind === "stripe") {
    const { livemode, secretKey, webhookSecrets, host } = config;
    const gateway = new StripeGateway({
      name: "stripe",
      livemode,
      secretKey,
      webhookSecrets,
      limits: stripeLimits,
      ...(host === null ? {} : { host }),
    });
    return { gateway, sandbox: null };
  }
  const sandbox = openSandbox({
    file: options.sandboxFile,
    clock: options.clock,
    pageOrigin: options.origin,
    webhookSecrets: [`whsec_${options.sandboxSecret}`],
    post: postTo(`${options.origin}/webhooks/stripe`),
  });
  return { gateway: sandbox.gateway, sandbox };
}
