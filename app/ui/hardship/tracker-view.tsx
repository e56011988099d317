import type { SerializeFrom } from "@remix-run/server-runtime";
import type { Tracker } from "#app/hardship/tracker.ts";
import { localDay } from "#app/policy/zones.ts";
import { Files } from "#app/ui/files.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import { eventWords, stateLeads, tookOn, trackerWords as words, writtenReply } from "#app/words/hardship-tracker.ts";
import { type Lang, say } from "#app/words/words.ts";
import { UploadForm } from "./upload-form.tsx";
import { NextThing, type TrackerLinks, Ways } from "./tracker-deeds.tsx";
import { ours, TrackerHero } from "./tracker-hero.tsx";

export interface TrackerViewProps {
  tracker: SerializeFrom<Tracker> & Tracker;
  lang: Lang;
  now: number;
  problem?: string | undefined;
  links: TrackerLinks;
  /** Somebody else looks on: nothing can be pressed. */
  readOnly?: boolean | undefined;
}

/** Where a request stands: the date first, then what happened, what is asked, what was given. */
export function TrackerView({ tracker, lang, now, problem, links, readOnly }: TrackerViewProps) {
  const { found, steps } = tracker;
  return (
    <>
      <TrackerHero tracker={tracker} lang={lang} now={now} />
      {readOnly ? null : <NextThing {...{ tracker, lang, problem, links }} />}
      <h2>{say(lang, words.progress)}</h2>
      <Timeline items={story(tracker, lang, now)} />
      <h2>{say(lang, words.documents)}</h2>
      {tracker.files.length === 0 ? (
        <p className="muted">{say(lang, words.noDocuments)}</p>
      ) : (
        <Files
          files={tracker.files.map((file) => ({
            key: file.id,
            kind: file.kind === "application/pdf" ? "document" : "photo",
            name: file.name,
            ...(readOnly || file.scan === "pending" ? {} : { href: links.file(file.id) }),
            detail: size(file.size),
            status: (
              <Tag tone={file.scan === "clean" ? "good" : "plain"}>
                {say(
                  lang,
                  file.scan === "clean"
                    ? words.fileReceived
                    : file.scan === "pending"
                      ? words.fileChecking
                      : words.fileNotScanned,
                )}
              </Tag>
            ),
          }))}
        />
      )}
      {readOnly || found.state === "ended" || found.state === "withdrawn" ? null : (
        <UploadForm lang={lang} action={links.upload} first={tracker.files.length === 0} />
      )}
      {readOnly ? null : <Ways {...{ tracker, lang, links }} />}
      <p className="fine">{steps.length > 0 ? say(lang, words.complain) : null}</p>
    </>
  );
}

/** What happened, where it stands, and what comes next. */
function story(tracker: TrackerViewProps["tracker"], lang: Lang, now: number): TimelineItem[] {
  const { steps, zone, found } = tracker;
  const told = steps.flatMap((step): TimelineItem[] => {
    const text = eventWords[step.event];
    if (!text) return [];
    return [
      {
        key: step.id,
        text: step.event === "claim" && step.by ? say(lang, tookOn, { name: step.by }) : say(lang, text),
        time: { at: new Date(step.at).toISOString(), text: formatInstant(step.at, lang, zone, "short") },
      },
    ];
  });
  const waits = ours.includes(found.state) && found.dueAt !== null && now < found.dueAt;
  if (!waits || found.dueAt === null) return told;
  const date = formatDay(localDay(found.dueAt - 1, zone), lang, "day");
  return [
    ...told,
    { key: "now", state: "now", text: say(lang, stateLeads[found.state]) },
    { key: "next", state: "next", text: say(lang, writtenReply, { date }) },
  ];
}

function size(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
