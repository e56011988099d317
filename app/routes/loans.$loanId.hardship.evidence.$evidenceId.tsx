import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { openEvidence } from "#app/hardship/open-evidence.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";

/** A borrower's own document back. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  const found = loan && (await latestCaseOf(context.db.read, loan.id));
  const actor = { kind: "borrower", borrowerId: visitor.borrowerId } as const;
  const file = found && (await openEvidence(context, found, params.evidenceId ?? "", actor, context.requestId));
  if (!file) throw notFound();
  return fileAnswer(file);
}
