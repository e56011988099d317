import { encode } from "uqr";

/** A QR code as rows of dark (1) and light (0) squares, the quiet edge included. */
export function qrRows(text: string): string[] {
  return encode(text, { border: 4 }).data.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
}
