import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** Nothing here yet, what will come, and perhaps what to do. */
export function Empty({
  icon = "inbox",
  text,
  children,
}: {
  icon?: IconName | undefined;
  text: ReactNode;
  children?: ReactNode | undefined;
}) {
  return (
    <div className="card empty">
      <Icon name={icon} size={40} />
      <p>{text}</p>
      {children}
    </div>
  );
}
