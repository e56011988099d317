import { expect, test } from "vitest";
import { createKeyring } from "#db/engine/keyring.ts";
import { createHashingQueue } from "#app/staff/hashing-queue.ts";
import { hashPassword, isPassword, needsRehash } from "#app/staff/password-hash.ts";
import { passwordProblem } from "#app/staff/password-rules.ts";
import { testKeyring } from "#tests/support/database.ts";

const own = ["mei.chen", "陈美 Mei Chen"];

test("length is counted in code points after NFC, 15 to 128", () => {
  expect(passwordProblem("short and sweet".slice(0, 14), own)).toBe("too_short");
  expect(passwordProblem("🦦🦊🐢🦉🐝🦔🐳🦒🦩🐌🦚🐙🦜🐧🦢", own)).not.toBe("too_short");
  expect(passwordProblem("🦦🦊🐢🦉🐝🦔🐳🦒🦩🐌🦚🐙🦜🐧", own)).toBe("too_short");
  // Ten letters with a combining mark each are ten characters, not twenty.
  expect(passwordProblem("a\u0301e\u0301i\u0301o\u0301u\u0301".repeat(2), own)).toBe("too_short");
  const long = Array.from({ length: 40 }, (_, i) => `w${i}x${i * 7}`).join(" ");
  expect(passwordProblem(long.slice(0, 128).trim(), own)).toBe(null);
  expect(passwordProblem(long.slice(0, 128) + "zz", own)).toBe("too_long");
});

test.each([
  "Welcome2026!Welcome",
  "1q2w3e4r5t6y7u8i",
  "passwordpassword",
  "P@ssw0rdP@ssw0rd1",
  "LinxiFinance2026!!",
  "aaaaaaaaaaaaaaaa",
  "123456789012345",
  "qwertyuiopasdfghjkl",
  "correct horse battery staple",
  "woaini5201314woaini",
  "一二三四五六七八九十一二三四五",
  "repayment portal staff 2026",
])("a password made of a few well-known pieces is refused: %s", (password) => {
  expect(passwordProblem(password, own)).toBe("too_common");
});

test.each([
  "tidy otters fold blue maps",
  "purple-lantern-9-otter-x",
  "k3xq9-mztab-cd77w-w0qer",
  "山川异域风月同天寄诸佛子共结来缘",
])("there are no rules but that, no capitals, no signs: %s", (password) => {
  expect(passwordProblem(password, own)).toBe(null);
});

test("a password with the person's own name in it is refused, whatever stands between", () => {
  expect(passwordProblem("tidy otters of mei.chen fold", own)).toBe("contains_own_name");
  expect(passwordProblem("tidy otters of MeiChen fold", own)).toBe("contains_own_name");
});

test("a hash is Argon2id with 64 MiB and three passes, and opens only with its password and its pepper", async () => {
  const stored = await hashPassword(testKeyring, "tidy otters fold blue maps");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await isPassword(testKeyring, stored, "tidy otters fold blue maps")).toBe(true);
  expect(await isPassword(testKeyring, stored, "tidy otters fold blue map")).toBe(false);
  const otherPepper = createKeyring([{ version: 1, bytes: Buffer.alloc(32, 8) }]);
  expect(await isPassword(otherPepper, stored, "tidy otters fold blue maps")).toBe(false);
});

test("nobody has no password", async () => {
  expect(await isPassword(testKeyring, null, "nobody")).toBe(false);
});

test("a cheaper hash than today's is to be replaced", () => {
  expect(needsRehash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")).toBe(true);
  expect(needsRehash("$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA")).toBe(false);
  expect(needsRehash("$2b$10$bcrypt")).toBe(true);
});

test("four hashes run at once, twenty wait, the next is told to come back", async () => {
  const queue = createHashingQueue();
  let running = 0;
  let most = 0;
  const releases: Array<() => void> = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => releases.push(resolve));
    running -= 1;
  };
  const jobs = Array.from({ length: 24 }, () => queue.run(work));
  expect(await queue.run(work)).toEqual({ ok: false, reason: "busy" });
  for (let done = 0; done < 24; done += 1) {
    while (releases.length === 0) await Promise.resolve();
    releases.shift()?.();
  }
  expect((await Promise.all(jobs)).every((job) => job.ok)).toBe(true);
  expect(most).toBe(4);
  expect((await queue.run(async () => 1)).ok).toBe(true);
});
