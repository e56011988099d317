import { type Activity } from "#app/account/activity.ts";
import { Amount } from "#app/ui/amount.tsx";
import { formatDay, isoDay } from "#app/ui/format.ts";
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
          <>
            {say(lang, activityWords[activity.kind])}
            {activity.amount === null ? null : (
              <>
                {" "}
                <Amount amount={activity.amount} currency={currency} lang={lang} />
              </>
            )}
          </>
        ),
        time: { at: isoDay(activity.day), text: formatDay(activity.day, lang) },
      }))}
    />
  );
}
