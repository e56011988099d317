import type { FileRoom } from "#app/gateways/files/keep-file.ts";
import type { Services } from "#app/services.ts";

/** What it takes to keep files of the repayment side: the house, and its folder of evidence. */
export type EvidenceHouse = Services & FileRoom;

/** Where a file's bytes and its name belong: a sealed file does not open under another id. */
export const bytesPlace = (evidenceId: string) => `hardship_evidence|bytes|${evidenceId}`;
/** The same for its name. */
export const namePlace = (evidenceId: string) => `hardship_evidence|name|${evidenceId}`;
