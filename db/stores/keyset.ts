import { type Column, type SQL, sql } from "drizzle-orm";

/** Where a page of a list by time ended: the time of its last row (unix milliseconds), then that row's id. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

/** The rows behind a place, in a list ordered by this time and then by this id; all of them where there is no place. */
export function behind(time: Column | SQL, id: Column, place: Place | null): SQL | undefined {
  return place === null ? undefined : sql`(${time}, ${id}) > (${place.at}, ${place.id})`;
}

/**
 * Cuts a page off what was found, which is one row more than a page holds if there is another page.
 *
 * @returns the rows of the page, and where it ends if more follows
 */
export function cutPage<Row>(
  found: readonly Row[],
  size: number,
  placeOf: (row: Row) => Place,
): { readonly rows: Row[]; readonly next: Place | null } {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: last !== undefined && found.length > size ? placeOf(last) : null };
}
