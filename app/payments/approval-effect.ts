import { z } from "zod";
import type { Services } from "#app/services.ts";
import type { Approval } from "#db/stores/approvals.ts";
import { loanById } from "#db/stores/loans.ts";

/** What happens to money when a request is approved, for the page on which it is. */
export interface MoneyEffect {
  readonly kind: "refund" | "match" | "return" | "close";
  readonly amount: number;
  readonly currency: string;
  readonly loanNo: string;
  /** The payment or the message it is about. */
  readonly about: string;
}

const parked = z.object({ deed: z.enum(["match", "return", "close"]) });

/** Reads it from the stored terms; null for requests about anything else than payments. */
export async function moneyEffectOf({ db }: Pick<Services, "db">, approval: Approval): Promise<MoneyEffect | null> {
  if (approval.kind !== "refund" && approval.kind !== "parked_money") return null;
  const loan = approval.loanId === null ? null : await loanById(db.read, approval.loanId);
  const terms = parked.safeParse(JSON.parse(approval.terms));
  return {
    kind: approval.kind === "refund" ? "refund" : terms.success ? terms.data.deed : "close",
    amount: approval.amount ?? 0,
    currency: approval.currency ?? "",
    loanNo: loan?.loanNo ?? "",
    about: approval.subject.replace(/^(payment|message):/, ""),
  };
}
