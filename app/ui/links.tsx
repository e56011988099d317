import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export interface LinkItem {
  href: string;
  text: ReactNode;
  icon?: IconName | undefined;
}

/** Further ways, quieter than buttons. */
export function Links({ links }: { links: readonly LinkItem[] }) {
  return (
    <ul className="links">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>
            {link.icon === undefined ? null : <Icon name={link.icon} />}
            <span>{link.text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
