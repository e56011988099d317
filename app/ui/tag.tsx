import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneAttribute } from "./tone.ts";

/** A status in one or two words. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}) {
  return (
    <span className="tag" data-tone={toneAttribute(tone)}>
      {icon === undefined ? null : <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
