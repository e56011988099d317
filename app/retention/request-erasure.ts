import type { Services } from "#app/services.ts";
import { requestApproval, type RequestedApproval } from "#app/staff/approvals/request-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { erasureOf } from "#db/stores/retention.ts";
import { type KeptReason, whyKept } from "./why-kept.ts";

/** What two people agree to when a person is to be erased. */
export function erasureTerms(borrowerId: string) {
  return { borrowerId, erase: "data_key" };
}

export type ErasureRequest =
  RequestedApproval | { readonly ok: false; readonly reason: KeptReason | "already_erased" | "on_its_way" };

/**
 * Asks a second person to agree that a person's data is destroyed before its time, at the person's own wish. Refused
 * while a loan runs, a legal hold is in force or something is under way; the job looks again before it acts.
 */
export async function requestErasure(
  tx: Queryable,
  services: Omit<Services, "db">,
  by: { staffId: string },
  borrowerId: string,
): Promise<ErasureRequest> {
  const erasure = await erasureOf(tx, borrowerId);
  if (erasure) return { ok: false, reason: erasure.erasedAt === null ? "on_its_way" : "already_erased" };
  const { reason } = await whyKept(tx, services, borrowerId);
  if (reason) return { ok: false, reason };
  return requestApproval(tx, services, by, {
    kind: "data_erasure",
    subject: `borrower:${borrowerId}`,
    borrowerId,
    reason: "person_asked",
    terms: erasureTerms(borrowerId),
    amount: null,
  });
}
