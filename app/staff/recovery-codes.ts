import type { Ids } from "#app/ids.ts";
import { hashToken } from "./tokens.ts";

/** Ten codes of 130 bits, as shown once, and the hashes to store. */
export function newRecoveryCodes(ids: Ids): { readonly codes: readonly string[]; readonly hashes: readonly string[] } {
  const plain = Array.from({ length: 10 }, () => ids.random());
  const codes = plain.map((code) => (code.match(/.{1,7}/g) ?? []).join("-"));
  return { codes, hashes: plain.map(hashToken) };
}
