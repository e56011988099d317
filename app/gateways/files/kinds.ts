/** What people may send as evidence. */
export type EvidenceKind = "image/jpeg" | "image/png" | "image/webp" | "application/pdf";

/** The largest file, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/**
 * The kind of a file by its first bytes; what its name or the browser says counts for nothing. `svg` is told apart to
 * be refused by name.
 */
export function sniff(bytes: Buffer): EvidenceKind | "svg" | null {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "image/png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "image/webp";
  if (bytes.toString("latin1", 0, 5) === "%PDF-") return "application/pdf";
  const start = bytes.toString("utf8", 0, 4096).replaceAll("\0", "").toLowerCase();
  return start.includes("<svg") ? "svg" : null;
}

/** The ending that belongs to a kind. */
export function endingOf(kind: EvidenceKind): string {
  return { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf" }[kind];
}

/**
 * A file name that can do no harm: no folders, no control or direction characters, the ending of what it really is.
 * It is only ever shown and offered as a name to save under; where the file is kept has nothing to do with it.
 */
export function harmlessName(given: string, kind: EvidenceKind): string {
  const base = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = base
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/\.[^.]*$/, "")
    .replace(/^[.\s]+/, "")
    .trim();
  return `${[...plain].slice(0, 60).join("") || "file"}.${endingOf(kind)}`;
}
