import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where sealed evidence is kept. It knows neither names nor kinds; what it holds opens only with its owner's key. */
export interface EvidenceFiles {
  put(id: string, sealed: Buffer): Promise<void>;
  /** Null when it is not there. */
  get(id: string): Promise<Buffer | null>;
  remove(id: string): Promise<void>;
}

const ours = /^[0-9a-z]{26}$/;

/** Files in a folder of the instance's data, never under what the server hands out. Their names are our own ids. */
export function openEvidenceFiles(folder: string): EvidenceFiles {
  const fileOf = (id: string) => {
    if (!ours.test(id)) throw new Error("An evidence id is 26 letters and digits.");
    return join(folder, id.slice(-2), id);
  };
  return {
    async put(id, sealed) {
      const file = fileOf(id);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(`${file}.part`, "wx", 0o600);
      try {
        await handle.writeFile(sealed);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.part`, file);
    },
    async get(id) {
      try {
        return await readFile(fileOf(id));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    async remove(id) {
      await rm(fileOf(id), { force: true });
    },
  };
}
