import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireBorrower } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { loanIdsOfBorrower } from "#db/stores/loans.ts";

/** The first page behind identity: the loan itself, or the list when there are several. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { borrowerId } = await requireBorrower(request, context);
  const [first, ...others] = await loanIdsOfBorrower(context.db.read, borrowerId);
  return redirect(first !== undefined && others.length === 0 ? paths.loan({ loanId: first }) : paths.loans(), 303);
}
