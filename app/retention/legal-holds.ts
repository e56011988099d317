import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { LegalHoldReason } from "#db/schema/legal-hold-reasons.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { erasureOf, insertLegalHold, liftLegalHold } from "#db/stores/retention.ts";

export type HoldChange = { ok: true } | { ok: false; reason: "already_held" | "not_held" | "already_erased" };

/** Keeps everything of a person until the hold is lifted, whatever the times of retention say. */
export async function setLegalHold(
  tx: Queryable,
  { clock, ids }: Pick<Services, "clock" | "ids">,
  by: { staffId: string },
  hold: { borrowerId: string; reason: LegalHoldReason },
): Promise<HoldChange> {
  const now = clock.now();
  const actor = `staff:${by.staffId}`;
  const erasure = await erasureOf(tx, hold.borrowerId);
  if (erasure?.erasedAt) return { ok: false, reason: "already_erased" };
  const set = await insertLegalHold(tx, { id: ids.ordered(now), ...hold, setBy: actor, setAt: now });
  if (!set) return { ok: false, reason: "already_held" };
  await audit(tx, { at: now, actor, action: "legal_hold.set", ...hold });
  return { ok: true };
}

/** Lifts a hold on a borrower's data, from when on the usual times run again. On the record with who did it. */
export async function liftHold(
  tx: Queryable,
  { clock }: Pick<Services, "clock">,
  by: { staffId: string },
  hold: { borrowerId: string; reason: LegalHoldReason },
): Promise<HoldChange> {
  const now = clock.now();
  const actor = `staff:${by.staffId}`;
  if (!(await liftLegalHold(tx, hold, { actor, at: now }))) return { ok: false, reason: "not_held" };
  await audit(tx, { at: now, actor, action: "legal_hold.lifted", ...hold });
  return { ok: true };
}

async function audit(
  tx: Queryable,
  event: { at: number; actor: string; action: string; borrowerId: string; reason: string },
): Promise<void> {
  const { borrowerId, ...rest } = event;
  await recordAudit(tx, { ...rest, category: "repayment", object: `borrower:${borrowerId}`, outcome: "done" });
}
