import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { openDisputeFile } from "#app/disputes/dispute-files.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { disputeById } from "#db/stores/disputes.ts";

/** A borrower's own document back, or our proof. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { borrowerId } = await requireBorrower(request, context);
  const dispute = await disputeById(context.db.read, params.disputeId ?? "");
  const own = dispute?.borrowerId === borrowerId && dispute.loanId === params.loanId;
  const who = { kind: "borrower", borrowerId } as const;
  const file = own ? await openDisputeFile(context, dispute, params.fileId ?? "", who, context.requestId) : null;
  if (!file) throw notFound();
  return fileAnswer(file);
}
