import { createHash } from "node:crypto";
import type { Ids } from "#app/ids.ts";
import type { Keyring } from "#db/engine/keyring.ts";

/**
 * What an SMS carries: 26 characters, 130 random bits. The first eight are also the message's code, which can be typed
 * by hand. Either one only finds the link; neither opens anything.
 */
export function newToken(ids: Ids): string {
  return ids.random();
}

/** The code as people see it: K7QM-2F9X. */
export function codeOf(token: string): string {
  const code = token.slice(0, 8).toUpperCase();
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * Reads what a person typed or pasted: a code in any case, with or without the hyphen, I and L for 1 and O for 0; a
 * token; or the whole link. Null when it is none of these.
 */
export function parseLocator(typed: string): string | null {
  const last = typed.trim().split("/").at(-1) ?? "";
  const plain = last.toLowerCase().replace(/[\s-]/g, "").replace(/[il]/g, "1").replace(/o/g, "0");
  return /^[0-9a-hjkmnp-tv-z]{8}$|^[0-9a-hjkmnp-tv-z]{26}$/.test(plain) ? plain : null;
}

/** What is stored of a token: 130 random bits need no key. Of a code (40 bits) a keyed hash, which cannot be searched. */
export function locatorHash(keyring: Keyring, locator: string): string {
  return locator.length === 8
    ? keyring.index("link-code", locator)
    : createHash("sha256").update(locator).digest("hex");
}
