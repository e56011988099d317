import type { Message } from "#app/words/words.ts";

/** What a page says about itself: `export const handle: PageHandle = { title: … }`. */
export interface PageHandle {
  /** Neutral: no name, amount or debt word, because it shows in the app switcher and in the history. */
  readonly title: Message;
  /** The colour of the room; repayment unless said otherwise. */
  readonly room?: "repayment" | "complaint";
  /** Staff sit here: wide pages with their own styles. */
  readonly desk?: true;
  /** The page runs scripts (staff desk, charts). Borrower pages have none. */
  readonly scripts?: true;
}

/** Reads a route's `handle`, which Remix types as unknown. */
export function asPageHandle(handle: unknown): PageHandle | null {
  return typeof handle === "object" && handle !== null && "title" in handle ? (handle as PageHandle) : null;
}
