import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { complaintFor } from "#app/complaints/handler-access.ts";
import { openComplaintFile } from "#app/complaints/open-complaint-file.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";

/** A document of a complaint, for those who may handle it; opened under the name of whoever asks. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintFile);
  const access = await context.db.transact((tx) => complaintFor(tx, context, session, params.complaintId ?? ""));
  const who = { kind: "handler", staffId: session.staffId } as const;
  const file = access.ok
    ? await openComplaintFile(context, access.complaint, params.fileId ?? "", who, context.requestId)
    : null;
  if (!file) throw notFound();
  return fileAnswer(file);
}
