import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** A master key as configured: 32 random bytes and the version that sealed values remember. */
export interface MasterKey {
  version: number;
  bytes: Buffer;
}

/**
 * Keeps personal data unreadable at rest.
 *
 * Each borrower has a data key of their own, stored wrapped by the master key; destroying the wrapped key erases
 * everything sealed with it, backups included. Sealed values are bound to the place they stand in (`table|column|row`):
 * moved to another row they do not open.
 */
export interface Keyring {
  /** A new data key, wrapped for storage. `place` binds it to its row. */
  newDataKey(place: string): Buffer;
  /** A new data key that is not unwrapped again for each value: for sealing all that is known of one person at once. */
  newSealer(place: string): Sealer;
  /** AES-256-GCM under the wrapped data key. */
  seal(wrappedKey: Buffer, keyPlace: string, place: string, text: string): Buffer;
  /** @throws when the value was changed, moved, or sealed under another key. */
  open(wrappedKey: Buffer, keyPlace: string, place: string, sealed: Buffer): string;
  /** The same for what is not text: photos and documents. */
  sealBytes(wrappedKey: Buffer, keyPlace: string, place: string, bytes: Buffer): Buffer;
  openBytes(wrappedKey: Buffer, keyPlace: string, place: string, sealed: Buffer): Buffer;
  /** Seals under the master key itself, for things that belong to no borrower. */
  sealShared(place: string, text: string): Buffer;
  openShared(place: string, sealed: Buffer): string;
  /** Blind index: the same value and purpose always give the same 64 hex digits; nothing can be read back. */
  index(purpose: string, value: string): string;
}

/** A data key in the making: what to store of it, and how to seal with it. */
export interface Sealer {
  readonly wrappedKey: Buffer;
  seal(place: string, text: string): Buffer;
}

const ivBytes = 12;
const tagBytes = 16;

/** @param masters the newest first; older ones only open what they sealed. */
export function createKeyring(masters: readonly [MasterKey, ...MasterKey[]]): Keyring {
  const wrapKeys = new Map(masters.map((master) => [master.version, derive(master.bytes, "wrap")]));
  const oldest = masters[masters.length - 1] ?? masters[0];
  // Indexes must find rows written under any master, so they hang on the oldest one until a re-index.
  const indexKey = derive(oldest.bytes, "index");
  const current = masters[0].version;

  function wrapKeyOf(version: number): Buffer {
    const key = wrapKeys.get(version);
    if (!key) throw new Error(`No master key of version ${version} is configured.`);
    return key;
  }
  function encryptShared(place: string, plain: Buffer): Buffer {
    return Buffer.concat([Buffer.from([current]), encrypt(wrapKeyOf(current), place, plain)]);
  }
  function decryptShared(place: string, sealed: Buffer): Buffer {
    return decrypt(wrapKeyOf(sealed[0] ?? -1), place, sealed.subarray(1));
  }

  return {
    newDataKey: (place) => encryptShared(place, randomBytes(32)),
    newSealer(place) {
      const key = randomBytes(32);
      return {
        wrappedKey: encryptShared(place, key),
        seal: (at, text) => encrypt(key, at, Buffer.from(text, "utf8")),
      };
    },
    seal: (wrapped, keyPlace, place, text) =>
      encrypt(decryptShared(keyPlace, wrapped), place, Buffer.from(text, "utf8")),
    open: (wrapped, keyPlace, place, sealed) =>
      decrypt(decryptShared(keyPlace, wrapped), place, sealed).toString("utf8"),
    sealBytes: (wrapped, keyPlace, place, bytes) => encrypt(decryptShared(keyPlace, wrapped), place, bytes),
    openBytes: (wrapped, keyPlace, place, sealed) => decrypt(decryptShared(keyPlace, wrapped), place, sealed),
    sealShared: (place, text) => encryptShared(place, Buffer.from(text, "utf8")),
    openShared: (place, sealed) => decryptShared(place, sealed).toString("utf8"),
    index: (purpose, value) => createHmac("sha256", indexKey).update(`${purpose}|${value}`).digest("hex"),
  };
}

function derive(master: Buffer, purpose: string): Buffer {
  if (master.length !== 32) throw new Error("A master key must be 32 bytes.");
  return Buffer.from(hkdfSync("sha256", master, "", `repayment-portal ${purpose}`, 32));
}

function encrypt(key: Buffer, place: string, plain: Buffer): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place, "utf8"));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Random bytes are fetched for many values at a time, because asking costs more than using them. Each is used once. */
const ivs = { bytes: Buffer.alloc(0), used: 0 };

function freshIv(): Buffer {
  if (ivs.used >= ivs.bytes.length) {
    ivs.bytes = randomBytes(ivBytes * 512);
    ivs.used = 0;
  }
  ivs.used += ivBytes;
  return ivs.bytes.subarray(ivs.used - ivBytes, ivs.used);
}

function decrypt(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(place, "utf8"))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}
