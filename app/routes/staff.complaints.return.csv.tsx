import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { exportComplaintReturn } from "#app/complaints/report.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";

const year = 365 * 86_400_000;

/** The return of the last year as a file. A POST, because taking it away is noted. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintReturn);
  const until = context.clock.now() + 1;
  const exported = await exportComplaintReturn(context, session, { from: until - year, until });
  if (!exported.ok) throw notFound();
  return new Response(`\uFEFF${exported.csv}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="complaints-return.csv"',
      "Cache-Control": "no-store",
    },
  });
}
