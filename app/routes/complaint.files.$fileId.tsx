import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { openComplaintFile } from "#app/complaints/open-complaint-file.ts";
import { requireComplaint } from "#app/http/complaint-visit.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound } from "#app/http/guard.ts";

/** A document of one's own complaint back. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const who = { kind: "complainant" } as const;
  const file = await openComplaintFile(context, complaint, params.fileId ?? "", who, context.requestId);
  if (!file) throw notFound();
  return fileAnswer(file);
}
