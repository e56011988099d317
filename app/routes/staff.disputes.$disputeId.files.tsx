import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { addDisputeFile } from "#app/disputes/dispute-files.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";
import { disputeById } from "#db/stores/disputes.ts";

/** Our proof: what the borrower gets to see as verification. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffDisputeFiles);
  const disputeId = params.disputeId ?? "";
  if (!(await disputeById(context.db.read, disputeId))) throw notFound();
  const form = await readForm(request, z.object({ file: z.instanceof(File).optional() }));
  const file = form.ok ? form.value.file : undefined;
  const added = file
    ? await addDisputeFile(context, {
        ...{ disputeId, by: { kind: "staff", staffId: session.staffId }, requestId: context.requestId },
        file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
      })
    : ({ ok: false, reason: "empty" } as const);
  return redirect(`${paths.staffDispute({ disputeId })}${added.ok ? "" : `?file=${added.reason}`}`, 303);
}
