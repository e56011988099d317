import { randomFillSync } from "node:crypto";

/** The system's generator is asked for many bytes at once: asking for a few costs a good part of a small page. */
const pool = Buffer.alloc(8_192);
let used = pool.length;

/** Fresh random bytes, at most 256, for things made on every request. Each byte is given out once and then forgotten. */
export function randomPart(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const part = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return part;
}
