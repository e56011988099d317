import { createHash } from "node:crypto";

/** SHA-256 of what was on a page, in hex: the deed repeats it, so that what is done is what was read. */
export function hashOfShown(shown: object): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}
