import { type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";

/** A signed statement: at this instant the audit trail had this many events and ended in this hash. */
export interface Checkpoint {
  readonly seq: number;
  readonly head: string;
  readonly at: number;
  /** Ed25519, base64. */
  readonly signature: string;
}

const shape = z.strictObject({
  seq: z.int().positive(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.int(),
  signature: z.base64(),
});

/** Signs where the trail ends. @param at unix milliseconds */
export function signCheckpoint(key: KeyObject, end: { seq: number; head: string; at: number }): Checkpoint {
  return { ...end, signature: sign(null, signedBytes(end), key).toString("base64") };
}

/** One line of the checkpoint file. */
export function writeCheckpoint(checkpoint: Checkpoint): string {
  return `${JSON.stringify(checkpoint)}\n`;
}

/** Reads a line of the checkpoint file; null when it is not a checkpoint signed by this key. */
export function readCheckpoint(line: string, key: KeyObject): Checkpoint | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  const checkpoint = shape.safeParse(parsed);
  if (!checkpoint.success) return null;
  const genuine = verify(null, signedBytes(checkpoint.data), key, Buffer.from(checkpoint.data.signature, "base64"));
  return genuine ? checkpoint.data : null;
}

function signedBytes(end: { seq: number; head: string; at: number }): Buffer {
  return Buffer.from(`audit checkpoint 1|${end.seq}|${end.head}|${end.at}`, "utf8");
}
