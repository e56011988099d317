import type { Keyring } from "#db/engine/keyring.ts";

/** What is kept of a PIN: a hash under the server's key, since six digits could be searched in any hash without one. */
export function pinHash(keyring: Keyring, borrowerId: string, pin: string): string {
  return keyring.index("contact-pin", `${borrowerId}|${pin}`);
}
