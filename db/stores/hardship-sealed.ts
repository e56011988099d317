import { eq } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { borrowers } from "#db/schema/borrowers.ts";

/** Seals under one person's own key: erasing that key makes everything sealed here unreadable, backups included. */
export interface PersonalSeal {
  seal(place: string, text: string): Buffer;
  open(place: string, sealed: Buffer): string;
  sealBytes(place: string, bytes: Buffer): Buffer;
  openBytes(place: string, sealed: Buffer): Buffer;
}

/** The seal of a borrower; null when unknown or erased. */
export async function personalSeal(q: Queryable, keyring: Keyring, borrowerId: string): Promise<PersonalSeal | null> {
  const [row] = await q.select({ dataKey: borrowers.dataKey }).from(borrowers).where(eq(borrowers.id, borrowerId));
  if (!row?.dataKey) return null;
  const { dataKey } = row;
  const keyPlace = `borrowers|data_key|${borrowerId}`;
  return {
    seal: (place, text) => keyring.seal(dataKey, keyPlace, place, text),
    open: (place, sealed) => keyring.open(dataKey, keyPlace, place, sealed),
    sealBytes: (place, bytes) => keyring.sealBytes(dataKey, keyPlace, place, bytes),
    openBytes: (place, sealed) => keyring.openBytes(dataKey, keyPlace, place, sealed),
  };
}
