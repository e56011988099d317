import type { EvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import type { FileRoom } from "#app/gateways/files/keep-file.ts";
import type { Scanner } from "#app/gateways/files/take-file.ts";
import type { ComplaintHouse } from "./letters.ts";

/** What it takes to keep files of complaints: a folder of their own, which no repayment code opens. */
export interface ComplaintFileHouse extends ComplaintHouse {
  readonly complaintFiles: EvidenceFiles;
  readonly scanner: Scanner;
}

/** The folder of complaints as the room that files are kept in. */
export function roomOf({ complaintFiles, scanner }: ComplaintFileHouse): FileRoom {
  return { files: complaintFiles, scanner };
}

/** Where a file's bytes and its name belong: a sealed file does not open under another id. */
export const complaintBytesPlace = (id: string) => `complaint_files|bytes|${id}`;
/** The same for its name. */
export const complaintNamePlace = (id: string) => `complaint_files|name|${id}`;
