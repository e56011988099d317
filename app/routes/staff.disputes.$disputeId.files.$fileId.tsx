import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { openDisputeFile } from "#app/disputes/dispute-files.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";
import { disputeById } from "#db/stores/disputes.ts";

/** A document of a dispute, for the desk; opened under the name of whoever asks. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffDisputeFile);
  const dispute = await disputeById(context.db.read, params.disputeId ?? "");
  const who = { kind: "staff", staffId: session.staffId } as const;
  const file = dispute && (await openDisputeFile(context, dispute, params.fileId ?? "", who, context.requestId));
  if (!file) throw notFound();
  return fileAnswer(file);
}
