import { checkPdf } from "./check-pdf.ts";
import { cleanImage } from "./clean-image.ts";
import { type EvidenceKind, harmlessName, largestFile, sniff } from "./kinds.ts";
import type { VirusScan } from "./virus-scan.ts";

/**
 * Who looks whether files are safe. `none`: an instance without a scanner, where every file stays closed. `demo`: no
 * scanner either, but files open, marked as not scanned.
 */
export type Scanner = VirusScan | "none" | "demo";

/** What is known of a kept file. `pending`: nobody may open it yet. */
export type ScanState = "pending" | "clean" | "infected" | "not_scanned";

export type FileRefusal =
  | "empty"
  | "too_large"
  /** A drawing that can run programs. */
  | "svg"
  | "unknown_kind"
  | "broken"
  | "too_many_pixels"
  | "active_content"
  | "infected";

/** A file as it may be kept. */
export interface TakenFile {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly bytes: Buffer;
  readonly scan: "pending" | "clean" | "not_scanned";
}

/**
 * Looks at what somebody sent before it is kept: by its bytes, whatever it is called; scanned as it came; images drawn
 * anew, documents checked. What a scanner cannot answer for is `pending`.
 */
export async function takeFile(
  scanner: Scanner,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<{ readonly ok: true; readonly file: TakenFile } | { readonly ok: false; readonly reason: FileRefusal }> {
  const { bytes } = file;
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestFile) return { ok: false, reason: "too_large" };
  const kind = sniff(bytes);
  if (kind === null) return { ok: false, reason: "unknown_kind" };
  if (kind === "svg") return { ok: false, reason: "svg" };
  const scanned = typeof scanner === "string" ? null : await scanner.scan(bytes);
  if (scanned === "infected") return { ok: false, reason: "infected" };
  const scan = scanner === "demo" ? "not_scanned" : scanned === "clean" ? "clean" : "pending";
  const kept = await keepable(bytes, kind);
  return kept.ok ? { ok: true, file: { kind, name: harmlessName(file.name, kind), bytes: kept.bytes, scan } } : kept;
}

/** Whether a kept file may be opened. */
export function mayOpen(scan: ScanState, scanner: Scanner): boolean {
  return scan === "clean" || (scan === "not_scanned" && scanner === "demo");
}

async function keepable(
  bytes: Buffer,
  kind: EvidenceKind,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; reason: FileRefusal }> {
  if (kind !== "application/pdf") return cleanImage(bytes, kind);
  const checked = checkPdf(bytes);
  return checked.ok ? { ok: true, bytes } : checked;
}
