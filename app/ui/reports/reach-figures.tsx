import { DataTable } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { heldWords, reportWords as words } from "#app/words/reports.ts";
import { say } from "#app/words/words.ts";
import { BarsWithTable, type Both, shareText } from "./compared.tsx";

/** From message to done, and which door. */
export function FunnelChart({ lang, now, before }: Both) {
  const steps = ["sent", "opened", "identity", "home", "door", "done"] as const;
  const doorName = (door: string) =>
    door === "pay" || door === "plan" || door === "promise" || door === "hardship" || door === "wrong"
      ? say(lang, words[door])
      : door;
  const finished = ["payment", "plan", "promise", "hardship", "dispute"] as const;
  const title = say(lang, words.doors);
  return (
    <>
      <BarsWithTable
        lang={lang}
        caption={words.funnel}
        note={words.funnelNote}
        bars={steps.map((step, index) => ({
          key: step,
          name: say(lang, words[step]),
          now: now.funnel[step],
          before: before.funnel[step],
          ...(index === 0 ? {} : { side: shareText(now.funnel[step], now.funnel[steps[index - 1] ?? "sent"], lang) }),
          colour: step === "done" ? 1 : 2,
        }))}
      />
      <section className="card">
        <DataTable
          scroll={title}
          caption={title}
          rows={[
            ...now.funnel.doors.map(({ door, count }) => ({
              key: `door ${door}`,
              name: doorName(door),
              kind: words.doorTaken,
              count,
            })),
            ...finished.map((what) => ({
              key: what,
              name: say(lang, words[what]),
              kind: words.finished,
              count: now.funnel.finished[what],
            })),
          ]}
          rowKey={({ key }) => key}
          columns={[
            { key: "what", head: say(lang, words.what), kind: "row", cell: ({ name }) => name },
            { key: "kind", head: say(lang, words.stage), cell: ({ kind }) => say(lang, kind) },
            { key: "n", head: say(lang, words.count), kind: "num", cell: ({ count }) => formatNumber(count, lang) },
          ]}
        />
      </section>
    </>
  );
}

/** Messages that left, and why others did not. */
export function MessageChart({ lang, now, before }: Both) {
  const heldBefore = new Map(before.messages.reasons.map(({ reason, count }) => [reason, count]));
  return (
    <BarsWithTable
      lang={lang}
      caption={words.messages}
      note={words.messagesNote}
      bars={[
        ...(["sent", "reminders", "failed", "held"] as const).map((kind) => ({
          key: kind,
          name: say(lang, words[kind]),
          now: now.messages[kind],
          before: before.messages[kind],
          colour: kind === "held" ? (4 as const) : (2 as const),
        })),
        ...now.messages.reasons.map(({ reason, count }) => ({
          key: `rule ${reason}`,
          name: heldWords[reason] ? say(lang, heldWords[reason]) : reason,
          now: count,
          before: heldBefore.get(reason) ?? 0,
          colour: 4 as const,
        })),
      ]}
    />
  );
}
