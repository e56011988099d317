import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { openEvidence } from "#app/hardship/open-evidence.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { missingOrErased } from "#app/http/erased.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";
import { caseById } from "#db/stores/hardship.ts";

/** A document of a case, for the desk; opened under the name of whoever asks. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardshipFile);
  const by = { kind: "staff", staffId: session.staffId, roles: session.roles } as const;
  const found = await caseById(context.db.read, params.caseId ?? "");
  const file = found && (await openEvidence(context, found, params.evidenceId ?? "", by, context.requestId));
  if (!file) throw await missingOrErased(context, found?.borrowerId);
  return fileAnswer(file);
}
