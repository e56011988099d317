import { expect, test } from "vitest";
import { matchingStep, totpAddress, totpCode, totpSecretText, totpStep } from "#app/staff/totp.ts";

const secret = Buffer.from("12345678901234567890", "ascii");

test("the codes are those of RFC 6238, appendix B", () => {
  const vectors: [number, string][] = [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ];
  for (const [seconds, code] of vectors) expect(totpCode(secret, totpStep(seconds * 1000))).toBe(code);
});

test("a code counts one step early and one step late, not two", () => {
  const at = 1_700_000_010_000;
  const step = totpStep(at);
  for (const [offset, fits] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const code = totpCode(secret, step + offset);
    expect(matchingStep(secret, code, at, 0)).toBe(fits ? step + offset : null);
  }
});

test("a step that was taken, and any before it, is refused", () => {
  const at = 1_700_000_010_000;
  const step = totpStep(at);
  expect(matchingStep(secret, totpCode(secret, step), at, step)).toBe(null);
  expect(matchingStep(secret, totpCode(secret, step - 1), at, step)).toBe(null);
  expect(matchingStep(secret, totpCode(secret, step + 1), at, step)).toBe(step + 1);
});

test("the secret is written as RFC 4648 base 32", () => {
  expect(totpSecretText(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
  expect(totpSecretText(secret)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(totpAddress(secret, "mei", "Linxi Finance")).toBe(
    "otpauth://totp/Linxi%20Finance:mei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Linxi%20Finance",
  );
});
