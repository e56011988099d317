import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { type Tone, toneAttribute } from "../tone.ts";

/** Circumference of the ring (radius 6). */
const RING = 37.7;

export type TtbProps =
  | {
      /** `used`: share of the time that has gone, 0 to 1. `text` says the same in words: "8 working days left". */
      tone: Extract<Tone, "good" | "warm" | "error">;
      used: number;
      text: ReactNode;
    }
  | { paused: true; text: ReactNode };

/** Time to breach: a ring that fills as the promised time runs out, with words. A stopped clock has no ring. */
export function Ttb(props: TtbProps) {
  if ("paused" in props) {
    return (
      <span className="ttb paused">
        <Icon name="pause" size={18} />
        {props.text}
      </span>
    );
  }
  const filled = (RING * Math.max(0, Math.min(1, props.used))).toFixed(1);
  return (
    <span className="ttb" data-tone={toneAttribute(props.tone)}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="6" />
        <circle cx="9" cy="9" r="6" strokeDasharray={`${filled} ${RING}`} transform="rotate(-90 9 9)" />
      </svg>
      {props.text}
    </span>
  );
}
