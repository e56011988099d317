import { createHash } from "node:crypto";
import type { Services } from "#app/services.ts";
import { deleteDraft, draftByCode, keepDraft } from "#db/stores/complaints-visits.ts";
import { take } from "#db/stores/limits.ts";

/** A begun complaint is kept this long. */
const draftMs = 30 * 86_400_000;
const hour = 3_600_000;

/** What was typed, field by field. */
export type DraftFields = Readonly<Record<string, readonly string[]>>;

const plainCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "");
const hashOf = (code: string) => createHash("sha256").update(`complaint-draft|${code}`).digest("hex");
const placeOf = (hash: string) => `complaint_drafts|draft|${hash}`;

/**
 * Keeps a begun complaint without asking who somebody is: they get a code to go on with, on this or another phone.
 *
 * @param code the one they have already, when they save again
 * @returns the code: 12 letters and digits in groups, 60 random bits
 */
export async function saveDraft(
  { db, keyring, clock, ids }: Services,
  fields: DraftFields,
  code: string | null = null,
): Promise<string> {
  const kept = code === null || plainCode(code).length !== 12 ? ids.random().slice(-12) : plainCode(code);
  const codeHash = hashOf(kept);
  const draftSealed = keyring.sealShared(placeOf(codeHash), JSON.stringify(fields));
  await db.transact((tx) => keepDraft(tx, { codeHash, draftSealed, expiresAt: clock.now() + draftMs }));
  return (kept.toUpperCase().match(/.{4}/g) ?? []).join("-");
}

/** A kept draft by its code; null when there is none, or after too many wrong codes from one place. */
export async function openDraft(
  { db, keyring, clock }: Services,
  typed: string,
  address: string,
): Promise<DraftFields | null> {
  const now = clock.now();
  const limit = { key: `complaint-draft|${keyring.index("address", address)}`, max: 20, windowMs: hour };
  if (!(await db.transact((tx) => take(tx, limit, now)))) return null;
  const codeHash = hashOf(plainCode(typed));
  const sealed = await draftByCode(db.read, codeHash, now);
  return sealed ? (JSON.parse(keyring.openShared(placeOf(codeHash), sealed)) as DraftFields) : null;
}

/** Forgets a draft that was sent. */
export async function dropDraft({ db }: Pick<Services, "db">, code: string): Promise<void> {
  await db.transact((tx) => deleteDraft(tx, hashOf(plainCode(code))));
}
