import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";

/** How this person may be contacted, and what is paused. Always tops a case. */
export function Rules({ rules }: { rules: readonly { key: string; icon: IconName; text: ReactNode }[] }) {
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={rule.key}>
          <Icon name={rule.icon} size={18} />
          {rule.text}
        </li>
      ))}
    </ul>
  );
}
