import type { Activity } from "./activity.ts";

/** A page of a history and the key that the next one starts after; null at the end. */
export interface HistoryPage {
  rows: Activity[];
  next: string | null;
}

/**
 * The activities after a key, newest first. The key is the day and id of the last row seen, so that a payment that
 * arrives between two pages neither repeats nor hides a row. An unreadable key starts from the newest.
 */
export function pageAfter(activities: readonly Activity[], after: string | null, size: number): HistoryPage {
  const seen = /^(\d{1,6})\.([\w-]{1,40})$/.exec(after ?? "");
  const rest = seen
    ? activities.filter(({ day, key }) => day < Number(seen[1]) || (day === Number(seen[1]) && key < (seen[2] ?? "")))
    : activities;
  const rows = rest.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: last && rest.length > size ? `${last.day}.${last.key}` : null };
}
