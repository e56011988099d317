import type { Activity } from "#app/account/activity.ts";
import { formatDay, formatMoney, isoDay } from "#app/ui/format.ts";
import { Prose } from "#app/ui/prose.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { activityWords } from "#app/words/account.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What happened on a loan, newest first. */
export function ActivityTimeline(props: { activities: readonly Activity[]; currency: string; lang: Lang }) {
  const { activities, currency, lang } = props;
  return (
    <Timeline
      items={activities.map((activity) => ({
        key: activity.key,
        state: activity.kind === "next" ? "next" : "done",
        text: (
          <Prose
            text={say(lang, activityWords[activity.kind], {
              amount: activity.amount === null ? "" : formatMoney(activity.amount, currency, lang),
              nr: activity.instalment ?? 0,
              scopes: activity.scopes,
            })}
          />
        ),
        time: { at: isoDay(activity.day), text: formatDay(activity.day, lang) },
      }))}
    />
  );
}
