import { createHmac } from "node:crypto";

// RFC 6238 with SHA-1, six digits and thirty seconds, because every authenticator app reads that. Fifteen lines on
// node:crypto, checked against the RFC's own vectors, cost less than a dependency in the way of every sign-in.

const stepMs = 30_000;
const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The 30-second step an instant lies in. @param at unix milliseconds */
export function totpStep(at: number): number {
  return Math.floor(at / stepMs);
}

/** The six digits of a step. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 15;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/**
 * The step a code belongs to: the present one or its neighbours, because clocks differ, but only a later one than
 * `lastStep`, so that no code works twice. Null when none fits.
 */
export function matchingStep(secret: Uint8Array, code: string, at: number, lastStep: number): number | null {
  const present = totpStep(at);
  const fitting = [present - 1, present, present + 1].filter((step) => totpCode(secret, step) === code);
  return fitting.find((step) => step > lastStep) ?? null;
}

/** The secret as authenticator apps take it when typed: RFC 4648 base 32 without padding. */
export function totpSecretText(secret: Uint8Array): string {
  let bits = "";
  for (const byte of secret) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => base32Alphabet[Number.parseInt(group.padEnd(5, "0"), 2)] ?? "")
    .join("");
}

/** The address that opens an authenticator app on the same device. */
export function totpAddress(secret: Uint8Array, login: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`;
  return `otpauth://totp/${label}?secret=${totpSecretText(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
