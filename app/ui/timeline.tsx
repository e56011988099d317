import type { ReactNode } from "react";
import { Prose } from "./prose.tsx";

export interface TimelineItem {
  key: string;
  /** `done` (default), `now` the present step, `next` still to come. */
  state?: "done" | "now" | "next" | undefined;
  text: ReactNode;
  detail?: ReactNode | undefined;
  /** `at` for machines ("2026-12-06" or an ISO instant), `text` for people. */
  time?: { at?: string | undefined; text: string } | undefined;
}

const told = (text: ReactNode) => (typeof text === "string" ? <Prose text={text} /> : text);

/** What happened, what happens now, what comes next. Also the tracker of a request or a complaint. */
export function Timeline({ items, card = true }: { items: readonly TimelineItem[]; card?: boolean | undefined }) {
  return (
    <ol className={card ? "timeline card" : "timeline"}>
      {items.map((item) => (
        <li
          key={item.key}
          className={item.state === "done" ? undefined : item.state}
          aria-current={item.state === "now" ? "step" : undefined}
        >
          {item.state === "now" ? <b>{told(item.text)}</b> : told(item.text)}
          {item.detail === undefined ? null : <small>{item.detail}</small>}
          {item.time ? <time dateTime={item.time.at}>{item.time.text}</time> : null}
        </li>
      ))}
    </ol>
  );
}
