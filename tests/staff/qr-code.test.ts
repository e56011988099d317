import { expect, test } from "vitest";
import { qrRows } from "#app/staff/qr-code.ts";
import { totpAddress } from "#app/staff/totp.ts";

const secret = Buffer.alloc(20, 7);
const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

test("a QR code is square, with a light edge of four squares and its three corner marks", () => {
  const rows = qrRows(totpAddress(secret, "mei", "Linxi Finance"));
  const size = rows.length;
  // Versions differ by four squares a side; the edge adds eight.
  expect((size - 8 - 17) % 4).toBe(0);
  for (const row of rows) expect(row).toMatch(new RegExp(`^0000[01]{${size - 8}}0000$`));
  for (const edge of [...rows.slice(0, 4), ...rows.slice(-4)]) expect(edge).toBe("0".repeat(size));
  const mark = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
  expect([mark(4, 4), mark(size - 11, 4), mark(4, size - 11)]).toEqual([finder, finder, finder]);
});

test("another secret is another picture, and the same one the same", () => {
  const of = (byte: number) => qrRows(totpAddress(Buffer.alloc(20, byte), "mei", "Linxi Finance")).join("");
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
});
