import type { Clock } from "#app/clock.ts";
import { apiVersion } from "../api-version.ts";
import { everywhere, type Faults, faultsSchema } from "./faults.ts";
import type { SandboxStore } from "./store.ts";

/** What every part of the processor is given. */
export interface SandboxContext {
  readonly store: SandboxStore;
  readonly clock: Clock;
  /** Twenty-four letters and digits, unlike any before. */
  readonly mint: () => string;
  /** A number in [0, 1), for the order of shuffled messages. */
  readonly chance: () => number;
  /** Where the hosted page lives, for example `https://portal.example`; without a slash at the end. */
  readonly pageOrigin: string;
}

/** Unix seconds by the processor's clock. */
export function second(context: SandboxContext): number {
  return Math.floor(context.clock.now() / 1000);
}

/** A new object id. */
export function newId(context: SandboxContext, prefix: string): string {
  return `${prefix}_${context.mint()}`;
}

/** The faults that meet one payment: its own over those for everybody. */
export function faultsFor(context: SandboxContext, paymentRef: string | null): Faults {
  return { ...readFaults(context, everywhere), ...(paymentRef === null ? {} : readFaults(context, paymentRef)) };
}

function readFaults(context: SandboxContext, scope: string): Faults {
  const body = context.store.faults(scope);
  return body === null ? {} : faultsSchema.parse(JSON.parse(body));
}

type Counted = "ackLost" | "endpointDown" | "responseLost" | "requestLost" | "processorError" | "declines";

/** Uses up one of a counted fault, the payment's own first. False when none was left. */
export function spend(context: SandboxContext, paymentRef: string | null, fault: Counted): boolean {
  const scopes = paymentRef === null ? [everywhere] : [paymentRef, everywhere];
  for (const scope of scopes) {
    const faults = readFaults(context, scope);
    const left = faults[fault] ?? 0;
    if (left > 0) {
      context.store.setFaults(scope, JSON.stringify({ ...faults, [fault]: left - 1 }));
      return true;
    }
  }
  return false;
}

/** Writes a message and queues its deliveries, as the faults for this payment ask. */
export function announce(context: SandboxContext, type: string, object: unknown, paymentRef: string | null): void {
  const faults = faultsFor(context, paymentRef);
  if (faults.silent === true) return;
  const id = newId(context, "evt");
  context.store.put(
    "event",
    {
      id,
      object: "event",
      api_version: apiVersion,
      created: second(context),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type,
    },
    { type },
  );
  if (faults.drop === true) return;
  const dueAt = context.clock.now() + (faults.delaySeconds ?? 0) * 1000;
  for (let copy = 0; copy < (faults.copies ?? 1); copy += 1) {
    const order = faults.shuffle === true ? Math.floor(context.chance() * 1_000_000) : 0;
    context.store.enqueue({ eventId: id, paymentRef, dueAt, order, variant: faults.signature ?? "genuine" });
  }
}
