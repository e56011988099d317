import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { rangeIn } from "#app/http/day-range.ts";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";
import { houseDay } from "#app/reports/house-day.ts";
import { reportCsv, reportNames } from "#app/reports/report-csv.ts";
import { reportsOf } from "#app/reports/report-set.ts";
import { isoDay } from "#app/ui/format.ts";

/** One report as CSV. Sums only: nothing here is about a person, so a GET is enough. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffReportFile);
  const asked = new URL(request.url).searchParams.get("report");
  const name = reportNames.find((known) => known === asked);
  const { ok, ...range } = rangeIn(request.url, houseDay(context.clock.now()));
  if (!name || !ok) throw notFound();
  const csv = reportCsv(await reportsOf(context, session.roles, range), name);
  if (csv === null) throw notFound();
  const file = `${name}-${isoDay(range.from)}-${isoDay(range.to)}.csv`;
  return fileAnswer({ name: file, kind: "text/csv; charset=utf-8", bytes: Buffer.from(csv) });
}
