import { hash, verify } from "@node-rs/argon2";
import type { Keyring } from "#db/engine/keyring.ts";
import { normalisePassword } from "./password-rules.ts";

/** Argon2id at 64 MiB and three passes: about 190 ms here; OWASP's least is 19 MiB and two. */
export const hashCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Verified against when there is nobody to verify, so that an unknown name takes as long as a known one. */
const nobody = `$argon2id$v=19$m=${hashCost.memoryCost},t=${hashCost.timeCost},p=${hashCost.parallelism}$bm9ib2R5bm9ib2R5bm9ib2Q$cm9kb2JvbnlkYm9ueWRvYm9ueWRvYm9ueWRvYm9ueWQ`;

/** Passwords are not hashed as they are but under a key outside the database: a stolen file alone cannot be guessed at. */
function peppered(keyring: Keyring, password: string): string {
  return keyring.index("staff-password", normalisePassword(password));
}

/** The hash to store, in PHC format. The library's algorithm is Argon2id unless told otherwise. */
export async function hashPassword(keyring: Keyring, password: string): Promise<string> {
  return hash(peppered(keyring, password), hashCost);
}

/** @param stored null when there is nobody of that name: takes just as long and is false */
export async function isPassword(keyring: Keyring, stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? nobody, peppered(keyring, password));
  return right && stored !== null;
}

/** Whether a stored hash is cheaper than what we ask for now, so that the next right sign-in replaces it. */
export function needsRehash(stored: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? [];
  return !(Number(memory) >= hashCost.memoryCost && Number(time) >= hashCost.timeCost);
}
