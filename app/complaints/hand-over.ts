import type { StaffSession } from "#app/staff/staff-session.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { type Filed, fileComplaint } from "./file-complaint.ts";
import type { ComplaintHouse } from "./letters.ts";
import { emptyStatement } from "./statement.ts";

/**
 * A colleague from repayment heard something that sounds like a complaint and hands it over. They write and never read:
 * what comes back is that it arrived, not under which reference, nor what becomes of it. Who hands over something about
 * an account they worked is shut out like everybody who did.
 */
export async function handOver(
  services: ComplaintHouse,
  given: {
    readonly staff: Pick<StaffSession, "staffId">;
    readonly what: string;
    readonly reach: string;
    readonly loanNo: string;
    readonly lang: "zh-CN" | "en";
    readonly requestId: string;
  },
): Promise<Pick<Filed, "ok"> & { readonly reason?: "nothing_said" | "no_way_to_answer" | "no_loan" }> {
  const loan = given.loanNo.trim() === "" ? null : await loanByNo(services.db.read, given.loanNo.trim());
  // A number that was mistyped would quietly cut the words off from the account they are about.
  if (given.loanNo.trim() !== "" && !loan) return { ok: false, reason: "no_loan" };
  const filed = await fileComplaint(services, {
    statement: { ...emptyStatement, what: given.what, reach: given.reach },
    ...{ categories: [], complainant: "borrower", channel: "phone", lang: given.lang, writtenAnswer: true },
    ...{ borrowerId: loan?.borrowerId ?? null, loanId: loan?.id ?? null, requestId: given.requestId },
    actor: { kind: "handler", staffId: given.staff.staffId },
  });
  if (filed.ok) return { ok: true };
  return { ok: false, reason: filed.reason === "no_way_to_answer" ? "no_way_to_answer" : "nothing_said" };
}
