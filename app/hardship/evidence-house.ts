import type { EvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import type { Scanner } from "#app/gateways/files/take-file.ts";
import type { Services } from "#app/services.ts";

/** What it takes to keep files: where, and who looks whether they are safe. */
export interface EvidenceHouse extends Services {
  readonly files: EvidenceFiles;
  readonly scanner: Scanner;
}

/** Where a file's bytes and its name belong: a sealed file does not open under another id. */
export const bytesPlace = (evidenceId: string) => `hardship_evidence|bytes|${evidenceId}`;
export const namePlace = (evidenceId: string) => `hardship_evidence|name|${evidenceId}`;
