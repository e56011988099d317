import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { Keyring } from "#db/engine/keyring.ts";

/** What stands before the 32 seed bytes of an Ed25519 private key in DER (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The key that signs audit checkpoints. It hangs on the master key, which is not in the database: who can rewrite the
 * file cannot sign for it.
 */
export function checkpointKey(keyring: Keyring): { privateKey: KeyObject; publicKey: KeyObject } {
  const seed = Buffer.from(keyring.index("audit-checkpoint-key", "ed25519"), "hex");
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The public key as one line, so that a checker elsewhere needs no secret. */
export function writePublicKey(publicKey: KeyObject): string {
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/** @throws when the text is no public key. */
export function readPublicKey(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
}
