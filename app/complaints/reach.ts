import parsePhoneNumber from "libphonenumber-js";
import type { Keyring } from "#db/engine/keyring.ts";

/** A way to answer somebody. */
export interface Reach {
  readonly channel: "sms" | "email" | "post";
  /** E.164 number, mail address in lower case, or a postal address with single spaces. */
  readonly to: string;
}

/** Reads what somebody typed as a way to answer them; null when it is none. A phone without country is a Chinese one. */
export function readReach(typed: string): Reach | null {
  const text = typed.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return { channel: "email", to: text.toLowerCase() };
  const phone = parsePhoneNumber(text, "CN");
  if (phone?.isPossible()) return { channel: "sms", to: phone.number };
  return [...text].length >= 8 ? { channel: "post", to: text } : null;
}

/** Finds a complaint by its answer channel without the channel standing anywhere in the clear. */
export function reachIndex(keyring: Keyring, reach: Reach): string {
  return keyring.index("complaint-reach", `${reach.channel}|${reach.to.toLowerCase()}`);
}
