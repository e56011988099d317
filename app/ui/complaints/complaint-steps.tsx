import type { ComplaintPage } from "#app/complaints/complaint-page.ts";
import { formatDay, formatInstant, isoDay } from "#app/ui/format.ts";
import { Timeline } from "#app/ui/timeline.tsx";
import { statusWords, stepWords, untilLine } from "#app/words/complaint.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What happened, and what comes: the tracker of a complaint. */
export function ComplaintSteps({ lang, page, waiting }: { lang: Lang; page: ComplaintPage; waiting: boolean }) {
  const last = page.steps.length - 1;
  return (
    <Timeline
      items={[
        ...page.steps.map((step, index) => ({
          key: step.key,
          ...{ state: waiting && index === last ? ("now" as const) : ("done" as const) },
          text: say(lang, stepWords[step.event]),
          ...(step.note === null ? {} : { detail: step.note }),
          time: {
            at: new Date(step.at).toISOString(),
            text: formatInstant(step.at, lang, page.zone, "short"),
          },
        })),
        ...(waiting
          ? [
              {
                key: "next",
                state: "next" as const,
                text: say(lang, statusWords.next),
                time: {
                  at: isoDay(page.dueDay),
                  text: say(lang, untilLine, { day: formatDay(page.dueDay, lang, "day") }),
                },
              },
            ]
          : []),
      ]}
    />
  );
}
