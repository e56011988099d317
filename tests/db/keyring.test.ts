import { expect, test } from "vitest";
import { createKeyring } from "#db/engine/keyring.ts";

const master = (version: number) => ({ version, bytes: Buffer.alloc(32, version) });

test("what is sealed opens again, in its own place only", () => {
  const keyring = createKeyring([master(1)]);
  const key = keyring.newDataKey("borrowers|a");
  const sealed = keyring.seal(key, "borrowers|a", "borrowers|name|a", "王小明");
  expect(sealed.includes(Buffer.from("王小明"))).toBe(false);
  expect(keyring.open(key, "borrowers|a", "borrowers|name|a", sealed)).toBe("王小明");
  expect(() => keyring.open(key, "borrowers|a", "borrowers|name|b", sealed)).toThrow();
  expect(() => keyring.open(key, "borrowers|b", "borrowers|name|a", sealed)).toThrow();
});

test("one flipped bit is noticed", () => {
  const keyring = createKeyring([master(1)]);
  const sealed = keyring.sealShared("x", "text");
  for (const position of [1, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[position] = (changed[position] ?? 0) ^ 1;
    expect(() => keyring.openShared("x", changed)).toThrow();
  }
});

test("a new master key opens what the old one sealed, and keeps the indexes", () => {
  const before = createKeyring([master(1)]);
  const after = createKeyring([master(2), master(1)]);
  expect(after.openShared("x", before.sealShared("x", "text"))).toBe("text");
  expect(after.index("phone", "+861")).toBe(before.index("phone", "+861"));
  expect(() => before.openShared("x", after.sealShared("x", "text"))).toThrow("No master key of version 2");
});

test("another borrower's key does not open it", () => {
  const keyring = createKeyring([master(1)]);
  const mine = keyring.newDataKey("k");
  const other = keyring.newDataKey("k");
  expect(() => keyring.open(other, "k", "p", keyring.seal(mine, "k", "p", "text"))).toThrow();
});

test("indexes differ by purpose", () => {
  const keyring = createKeyring([master(1)]);
  expect(keyring.index("phone", "1")).not.toBe(keyring.index("email", "1"));
  expect(keyring.index("phone", "1")).toMatch(/^[0-9a-f]{64}$/);
});
