import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { addComplaintFile } from "#app/complaints/add-complaint-file.ts";
import { complaintFor } from "#app/complaints/handler-access.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";

/** Puts a paper that came by post, or what somebody found out, to a complaint. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintFiles);
  const complaintId = params.complaintId ?? "";
  const access = await context.db.transact((tx) => complaintFor(tx, context, session, complaintId));
  if (!access.ok) throw notFound();
  const form = await readForm(request, z.object({ file: z.instanceof(File).optional() }));
  const file = form.ok ? form.value.file : undefined;
  const added = file
    ? await addComplaintFile(context, {
        ...{ complaintId, actor: { kind: "handler", staffId: session.staffId }, requestId: context.requestId },
        file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
      })
    : ({ ok: false, reason: "empty" } as const);
  return redirect(`${paths.staffComplaint({ complaintId })}${added.ok ? "" : `?file=${added.reason}`}`, 303);
}
