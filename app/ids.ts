import { randomBytes } from "node:crypto";

/** Crockford's base 32, lower case: no letters that look like digits, nothing a phone's link detection drops. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Where identifiers come from. Injected, so that drills can repeat a run exactly. */
export interface Ids {
  /** 26 characters, 130 random bits: cannot be guessed, carries no meaning. */
  random(): string;
  /** 26 characters that sort by the instant given: 45 bits of time, 85 random bits. */
  ordered(at: number): string;
}

export const systemIds: Ids = {
  random: () => base32(freshBytes(17), 26),
  ordered: (at) => timePart(at) + base32(freshBytes(11), 17),
};

/** Random bytes are fetched for many ids at a time, because asking costs more than using them. Each is used once. */
const pool = { bytes: Buffer.alloc(0), used: 0 };

function freshBytes(count: number): Uint8Array {
  if (pool.used + count > pool.bytes.length) {
    pool.bytes = randomBytes(4096);
    pool.used = 0;
  }
  pool.used += count;
  return pool.bytes.subarray(pool.used - count, pool.used);
}

/** Writes the first `length` groups of five bits. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
  }
  return text;
}

function timePart(at: number): string {
  let rest = at;
  let text = "";
  for (let digit = 0; digit < 9; digit += 1) {
    text = (alphabet[rest % 32] ?? "") + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
