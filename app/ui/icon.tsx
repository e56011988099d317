import type { ReactElement } from "react";

/** Strokes of every icon on a 24 × 24 grid; `.i` in base.css paints them. Written inline: fewer bytes than a sprite request. */
const STROKES = {
  alert: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16v.01"/>',
  bell: '<path d="M6.5 10a5.5 5.5 0 0 1 11 0c0 5 2 6 2 6h-15s2-1 2-6ZM10.5 19.5a1.8 1.8 0 0 0 3 0"/>',
  bellOff:
    '<path d="M8 6.2A5.5 5.5 0 0 1 17.5 10c0 2 .3 3.4.7 4.3M16 16H4.5s2-1 2-6c0-.5 0-.8.1-1.2M10.5 19.5a1.8 1.8 0 0 0 3 0M4 4l16 16"/>',
  calendar:
    '<path d="M7 3v3M17 3v3M4 9h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9 14.5l2.2 2.2L15.5 12"/>',
  card: '<path d="M3 8.5h18M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM7 15h4"/>',
  chart: '<path d="M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
  document:
    '<path d="M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5H7a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5ZM14 3.5V8h4M9.5 13h5M9.5 16.5h5"/>',
  eye: '<path d="M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6Z"/><circle cx="12" cy="12" r="2.5"/>',
  globe: '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z"/>',
  heart: '<path d="M12 20s-7.5-4.4-7.5-10A4.2 4.2 0 0 1 12 7.3 4.2 4.2 0 0 1 19.5 10c0 5.6-7.5 10-7.5 10Z"/>',
  inbox: '<path d="M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5ZM4 13.5h5a3 3 0 0 0 6 0h5"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.01"/>',
  leave: '<path d="M14 4h6v6M20 4l-8.5 8.5M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>',
  message: '<path d="M4 5h16v11H9.5L4 20V5Z"/>',
  pause: '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
  person: '<circle cx="12" cy="8.5" r="3.5"/><path d="M5 19.5c.8-3.6 3.5-5.5 7-5.5s6.2 1.9 7 5.5"/>',
  phone:
    '<path d="M6.5 4h3L11 8 9 9.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 5 5.6 1.5 1.5 0 0 1 6.5 4Z"/>',
  photo: '<path d="M4 6h16v12H4zM5 17l5-4 3 2.5 3-2.5 3 3"/><circle cx="9" cy="10.5" r="1.5"/>',
  printer: '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
  scales: '<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a3 3 0 0 0 5 0L5 7ZM19 7l-2.5 6a3 3 0 0 0 5 0L19 7Z"/>',
  shield: '<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5ZM9 12l2.2 2.2L15.2 10"/>',
  wrong: '<path d="M4 5h16v11H9.5L4 20V5ZM12 8.5v3.2M12 14v.01"/>',
} satisfies Record<string, string>;

export type IconName = keyof typeof STROKES;

export interface IconProps {
  name: IconName;
  /** Pixels, both ways. 22 in tiles and notes, 20 beside words (default), 18 in error lines, 28 in seals, 40 in empty states. */
  size?: number | undefined;
}

const drawn = new Map<string, ReactElement>();

/** A picture beside words. Always hidden from assistive technology: the words carry the meaning. */
export function Icon({ name, size = 20 }: IconProps): ReactElement {
  const key = `${name} ${size}`;
  let icon = drawn.get(key);
  if (!icon) {
    icon = (
      <svg
        className="i"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        aria-hidden="true"
        dangerouslySetInnerHTML={{ __html: STROKES[name] }}
      />
    );
    drawn.set(key, icon);
  }
  return icon;
}
