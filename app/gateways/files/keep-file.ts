import type { EvidenceFiles } from "./evidence-files.ts";
import { type FileRefusal, type Scanner, type TakenFile, takeFile } from "./take-file.ts";

/** Where files of one room are kept, and who looks whether they are safe. */
export interface FileRoom {
  readonly files: EvidenceFiles;
  readonly scanner: Scanner;
}

/** Files of one matter: as many as a person could need; more is a mistake or an attack. */
export const mostFiles = 20;

/**
 * Looks at what somebody sent, keeps it sealed, and has it written down. What could not be written down is not kept.
 *
 * @param given.id the file's own, under which it is kept
 * @param record writes down, in a transaction of its own, that the file is there; its refusal is passed on
 */
export async function keepFile<Answer extends { readonly ok: boolean }>(
  { files, scanner }: FileRoom,
  given: {
    readonly id: string;
    readonly file: { readonly name: string; readonly bytes: Buffer };
    readonly seal: (bytes: Buffer) => Buffer;
  },
  record: (taken: TakenFile) => Promise<Answer>,
): Promise<Answer | { readonly ok: false; readonly reason: FileRefusal }> {
  const taken = await takeFile(scanner, given.file);
  if (!taken.ok) return taken;
  await files.put(given.id, given.seal(taken.file.bytes));
  const answer = await record(taken.file);
  if (!answer.ok) await files.remove(given.id);
  return answer;
}

/**
 * Asks the scanner again about files it gave no answer for; what it finds is destroyed. Ends early when it still gives
 * none.
 *
 * @param waiting.next some of the files that wait, oldest first
 * @param waiting.open the bytes as they came; null when the owner's key is gone
 * @param waiting.settle writes down what was found
 * @returns how many were settled
 */
export async function scanAgain<File extends { readonly id: string }>(
  { files, scanner }: FileRoom,
  waiting: {
    readonly next: () => Promise<readonly File[]>;
    readonly open: (file: File, sealed: Buffer) => Promise<Buffer | null>;
    readonly settle: (file: File, found: "clean" | "infected") => Promise<void>;
  },
): Promise<number> {
  if (typeof scanner === "string") return 0;
  let settled = 0;
  for (const file of await waiting.next()) {
    const sealed = await files.get(file.id);
    const bytes = sealed && (await waiting.open(file, sealed));
    if (!bytes) continue;
    const found = await scanner.scan(bytes);
    if (found === "unavailable") return settled;
    if (found === "infected") await files.remove(file.id);
    await waiting.settle(file, found);
    settled += 1;
  }
  return settled;
}
