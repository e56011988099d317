import type { EvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import type { VirusScan } from "#app/gateways/files/virus-scan.ts";
import type { Services } from "#app/services.ts";

/** What it takes to keep files: where, and who looks whether they are safe. */
export interface EvidenceHouse extends Services {
  readonly files: EvidenceFiles;
  /**
   * `none`: an instance without a scanner, where every file stays closed. `demo`: no scanner either, but files open,
   * marked as not scanned.
   */
  readonly scanner: VirusScan | "none" | "demo";
}

/** Where a file's bytes and its name belong: a sealed file does not open under another id. */
export const bytesPlace = (evidenceId: string) => `hardship_evidence|bytes|${evidenceId}`;
export const namePlace = (evidenceId: string) => `hardship_evidence|name|${evidenceId}`;
