import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { staffInvites, staffPasskeys, staffPasswords, staffRecoveryCodes, staffTotp } from "#db/schema/staff.ts";

export type StaffInvite = typeof staffInvites.$inferSelect;
export type StaffPasskey = typeof staffPasskeys.$inferSelect;

const secretPlace = (staffId: string) => `staff_totp|secret|${staffId}`;

export async function insertInvite(tx: Queryable, invite: typeof staffInvites.$inferInsert): Promise<void> {
  await tx.insert(staffInvites).values(invite);
}

/** An invite that can still be used. */
export async function liveInvite(q: Queryable, tokenHash: string, now: number): Promise<StaffInvite | null> {
  const [invite] = await q
    .select()
    .from(staffInvites)
    .where(and(eq(staffInvites.tokenHash, tokenHash), isNull(staffInvites.usedAt), gt(staffInvites.expiresAt, now)));
  return invite ?? null;
}

/** Uses up every open invite of a person: the one at hand and any older ones. */
export async function closeInvitesOf(tx: Queryable, staffId: string, now: number): Promise<void> {
  await tx
    .update(staffInvites)
    .set({ usedAt: now })
    .where(and(eq(staffInvites.staffId, staffId), isNull(staffInvites.usedAt)));
}

export async function passwordHashOf(q: Queryable, staffId: string): Promise<string | null> {
  const [row] = await q.select().from(staffPasswords).where(eq(staffPasswords.staffId, staffId));
  return row?.hash ?? null;
}

export async function setPasswordHash(tx: Queryable, staffId: string, hash: string, now: number): Promise<void> {
  await tx
    .insert(staffPasswords)
    .values({ staffId, hash, changedAt: now })
    .onConflictDoUpdate({ target: staffPasswords.staffId, set: { hash, changedAt: now } });
}

/** The authenticator's secret in the clear and the last step taken; null when there is no authenticator. */
export async function totpOf(
  q: Queryable,
  keyring: Keyring,
  staffId: string,
): Promise<{ secret: Buffer; lastStep: number } | null> {
  const [row] = await q.select().from(staffTotp).where(eq(staffTotp.staffId, staffId));
  if (!row) return null;
  const secret = Buffer.from(keyring.openShared(secretPlace(staffId), row.secretSealed), "hex");
  return { secret, lastStep: row.lastStep };
}

export async function setTotp(
  tx: Queryable,
  keyring: Keyring,
  totp: { staffId: string; secret: Buffer; lastStep: number; at: number },
): Promise<void> {
  const secretSealed = keyring.sealShared(secretPlace(totp.staffId), totp.secret.toString("hex"));
  await tx
    .insert(staffTotp)
    .values({ staffId: totp.staffId, secretSealed, lastStep: totp.lastStep, createdAt: totp.at })
    .onConflictDoUpdate({
      target: staffTotp.staffId,
      set: { secretSealed, lastStep: totp.lastStep, createdAt: totp.at },
    });
}

/** Marks a step as taken. @returns false when that step or a later one was taken before. */
export async function takeTotpStep(tx: Queryable, staffId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(staffTotp)
    .set({ lastStep: step })
    .where(and(eq(staffTotp.staffId, staffId), lt(staffTotp.lastStep, step)))
    .returning({ staffId: staffTotp.staffId });
  return taken.length > 0;
}

/** Replaces all recovery codes of a person. */
export async function setRecoveryCodes(
  tx: Queryable,
  staffId: string,
  codeHashes: readonly string[],
  now: number,
): Promise<void> {
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
  if (codeHashes.length === 0) return;
  await tx.insert(staffRecoveryCodes).values(codeHashes.map((codeHash) => ({ codeHash, staffId, createdAt: now })));
}

/** Uses a recovery code. @returns false when there is none such, or it was used. */
export async function takeRecoveryCode(
  tx: Queryable,
  staffId: string,
  codeHash: string,
  now: number,
): Promise<boolean> {
  const taken = await tx
    .update(staffRecoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(staffRecoveryCodes.codeHash, codeHash),
        eq(staffRecoveryCodes.staffId, staffId),
        isNull(staffRecoveryCodes.usedAt),
      ),
    )
    .returning({ codeHash: staffRecoveryCodes.codeHash });
  return taken.length > 0;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(q: Queryable, staffId: string): Promise<number> {
  return q.$count(staffRecoveryCodes, and(eq(staffRecoveryCodes.staffId, staffId), isNull(staffRecoveryCodes.usedAt)));
}

/** @returns false when the passkey is registered already, with anybody. */
export async function insertPasskey(tx: Queryable, passkey: typeof staffPasskeys.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(staffPasskeys)
    .values(passkey)
    .onConflictDoNothing()
    .returning({ credentialId: staffPasskeys.credentialId });
  return added.length > 0;
}

/** Passkeys that may be used, oldest first. */
export async function passkeysOf(q: Queryable, staffId: string): Promise<StaffPasskey[]> {
  return q
    .select()
    .from(staffPasskeys)
    .where(and(eq(staffPasskeys.staffId, staffId), isNull(staffPasskeys.removedAt)))
    .orderBy(asc(staffPasskeys.createdAt), asc(staffPasskeys.credentialId));
}

export async function livePasskey(q: Queryable, credentialId: string): Promise<StaffPasskey | null> {
  const [passkey] = await q
    .select()
    .from(staffPasskeys)
    .where(and(eq(staffPasskeys.credentialId, credentialId), isNull(staffPasskeys.removedAt)));
  return passkey ?? null;
}

export async function notePasskeyUse(
  tx: Queryable,
  credentialId: string,
  use: { counter: number; at: number },
): Promise<void> {
  await tx
    .update(staffPasskeys)
    .set({ counter: use.counter, lastUsedAt: use.at })
    .where(eq(staffPasskeys.credentialId, credentialId));
}

/** @returns false when the person has no such passkey. */
export async function removePasskeyRow(
  tx: Queryable,
  staffId: string,
  credentialId: string,
  now: number,
): Promise<boolean> {
  const removed = await tx
    .update(staffPasskeys)
    .set({ removedAt: now })
    .where(
      and(
        eq(staffPasskeys.credentialId, credentialId),
        eq(staffPasskeys.staffId, staffId),
        isNull(staffPasskeys.removedAt),
      ),
    )
    .returning({ credentialId: staffPasskeys.credentialId });
  return removed.length > 0;
}

/** Forgets every second factor of a person: authenticator, passkeys, recovery codes. */
export async function removeSecondFactors(tx: Queryable, staffId: string, now: number): Promise<void> {
  await tx.delete(staffTotp).where(eq(staffTotp.staffId, staffId));
  await setRecoveryCodes(tx, staffId, [], now);
  await tx
    .update(staffPasskeys)
    .set({ removedAt: now })
    .where(and(eq(staffPasskeys.staffId, staffId), isNull(staffPasskeys.removedAt)));
}

export async function removePassword(tx: Queryable, staffId: string): Promise<void> {
  await tx.delete(staffPasswords).where(eq(staffPasswords.staffId, staffId));
}
