import type { ReactNode } from "react";
import { Hills } from "./hills.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface PanelProps {
  icon?: IconName | undefined;
  /** The page's h1. */
  title: ReactNode;
  /** Large under the title: an `Amount`. */
  sum?: ReactNode | undefined;
  /** Paragraphs: the reference, the time. */
  children?: ReactNode | undefined;
}

/** The answer to an act: received, sent, agreed. Read out on arrival. */
export function Panel({ icon = "check", title, sum, children }: PanelProps) {
  return (
    <div className="panel" role="status">
      <Hills />
      <span className="seal">
        <Icon name={icon} size={28} />
      </span>
      <h1>{title}</h1>
      {sum === undefined ? null : <p className="sum">{sum}</p>}
      {children}
    </div>
  );
}
