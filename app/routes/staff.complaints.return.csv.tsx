import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { reportSpans, returnKinds } from "#app/complaints/return-kinds.ts";
import { exportReturn } from "#app/complaints/return.ts";
import { spanOf } from "#app/complaints/report-span.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { deskTimeZone } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";

const fields = z.object({ return: z.enum(returnKinds).default("all"), span: z.enum(reportSpans).default("year") });

/** A return as a file. A POST, because taking it away is noted. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintReturn);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { return: kind, span } = form.value;
  const exported = await exportReturn(context, session, kind, spanOf(span, context.clock.now(), deskTimeZone));
  if (!exported.ok) throw notFound();
  return new Response(`\uFEFF${exported.csv}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="complaints-return-${kind}-${span}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
