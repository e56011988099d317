import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneAttribute } from "./tone.ts";

export interface DoorProps {
  href: string;
  icon: IconName;
  tone?: Tone | undefined;
  title: ReactNode;
  detail: ReactNode;
}

/** One way on: a large target with a picture, a name and what it brings. A list item; stands inside `Doors`. */
export function Door({ href, icon, tone, title, detail }: DoorProps) {
  return (
    <li>
      <a className="door" href={href}>
        <span className="tile" data-tone={toneAttribute(tone)}>
          <Icon name={icon} size={22} />
        </span>
        <span>
          <b>{title}</b>
          <small>{detail}</small>
        </span>
      </a>
    </li>
  );
}

/** Ways on, all of one size. With a `label` they are a navigation landmark. */
export function Doors({ label, doors }: { label?: string | undefined; doors: readonly DoorProps[] }) {
  const list = (
    <ul className="doors">
      {doors.map((door) => (
        <Door key={door.href} {...door} />
      ))}
    </ul>
  );
  return label === undefined ? list : <nav aria-label={label}>{list}</nav>;
}
