import type { SmsForm } from "#app/words/sms.ts";

/** A text on its way out. */
export interface OutgoingSms {
  /** Ours: comes back with receipts, and lets a carrier that can drop repeats. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly lang: "zh-CN" | "en";
  readonly text: string;
  /** For carriers that send by registered template. */
  readonly form: SmsForm;
  readonly values: Readonly<Record<string, string>>;
}

/** Why a carrier certainly did not take a text. `opted_out`: the person told the carrier to stop. */
export type SmsRefusal = "unreachable" | "busy" | "refused" | "bad_number" | "opted_out" | "no_template" | "no_gateway";

/** What is known of a text after it was handed over. */
export type Handover =
  /** `providerId`: the carrier's own number of it; null when there is none. */
  | { readonly kind: "taken"; readonly providerId: string | null }
  /** Certainly not taken. `again`: worth another try. */
  | { readonly kind: "refused"; readonly reason: SmsRefusal; readonly again: boolean }
  /** No answer came: it may be on its way. */
  | { readonly kind: "unknown" };

/** How one text message leaves the house. */
export interface SmsGateway {
  /** Kept with the message. */
  readonly name: string;
  /** Whether handing over the same id twice sends one text. Where not, a text of unknown fate is not sent again. */
  readonly dropsRepeats: boolean;
  /** Hands a message over. An error thrown counts as `unknown`. */
  send(message: OutgoingSms): Promise<Handover>;
}
