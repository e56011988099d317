import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneAttribute } from "./tone.ts";

export interface NoteProps {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  title?: ReactNode | undefined;
  /** Heading level of the title. */
  level?: 2 | 3 | undefined;
  /** `status` for an answer to what was just done, so that it is read out on arrival. */
  role?: "status" | undefined;
  /** Paragraphs. */
  children?: ReactNode | undefined;
}

/** A notice: what helps to understand (calm), what changes (warm), what is done (good), what failed (error). */
export function Note({ tone = "calm", icon = "info", title, level = 2, role, children }: NoteProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="note" data-tone={toneAttribute(tone)} role={role}>
      <Icon name={icon} size={22} />
      <div>
        {title === undefined ? null : <Heading>{title}</Heading>}
        {children}
      </div>
    </div>
  );
}
