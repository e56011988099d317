import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { calendarFile } from "#app/plans/plan-calendar.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { calendarWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

/** The dates that are still to come, for a phone's calendar. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await readPlan(context.db.read, context, visitor, params.loanId ?? "");
  if (view === null || view.plan.status !== "active") throw notFound();
  const { plan, dates, progress, events } = view;
  const open = new Set(progress.instalments.filter(({ state }) => state !== "kept").map(({ number }) => number));
  const days = dates
    .filter(({ number }) => open.has(number))
    .map(({ number, due }) => ({
      uid: `${plan.id}-${number}@${new URL(context.site.origin).hostname}`,
      day: due,
      title: say(context.lang, calendarWords.title),
      description: say(context.lang, calendarWords.description),
    }));
  return new Response(calendarFile(days, context.clock.now(), events.length), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="reminders.ics"',
      "Cache-Control": "no-store",
    },
  });
}
