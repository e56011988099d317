import type { Limit } from "#db/stores/limits.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A link works for seven days, as often as needed, but each use needs the identity question. */
export const linkLifeMs = 7 * day;

/** More than this many live links per borrower: the oldest is closed. */
export const liveLinksMax = 3;

/** Tries over the whole life of a link; then it is dead, and answering pauses for an hour. */
export const triesPerLink = (tokenHash: string): Limit => ({ key: `link-tries:${tokenHash}`, max: 5, windowMs: 0 });

export const triesPerBorrower = (subject: string): Limit => ({
  key: `borrower-tries:${subject}`,
  max: 10,
  windowMs: day,
});

/** Set when a link has used up its tries: nothing is evaluated for this borrower until the window ends. */
export const pauseMs = hour;
export const pauseKey = (subject: string) => `identity-pause:${subject}`;

/** Wrong answers from one address (IPv4, or the /64 of an IPv6 address). */
export const triesPerAddress = (address: string): Limit[] => [
  { key: `address-tries-hour:${address}`, max: 20, windowMs: hour },
  { key: `address-tries-day:${address}`, max: 100, windowMs: day },
];

/** Codes typed by hand, to find a link or to ask whether a message is ours. */
export const codesPerAddress = (address: string): Limit[] => [
  { key: `address-codes-hour:${address}`, max: 30, windowMs: hour },
  { key: `address-codes-day:${address}`, max: 120, windowMs: day },
];

/** "Send me a new link", per number or reference asked for. */
export const newLinksPerSubject = (subject: string): Limit[] => [
  { key: `new-link-burst:${subject}`, max: 1, windowMs: 30 * second },
  { key: `new-link-hour:${subject}`, max: 3, windowMs: hour },
  { key: `new-link-day:${subject}`, max: 10, windowMs: day },
];

export const newLinksPerAddress = (address: string): Limit => ({
  key: `new-link-address:${address}`,
  max: 10,
  windowMs: hour,
});

/** A borrower's session ends after 15 minutes without a page, and after two hours in any case. */
export const sessionIdleMs = 15 * minute;
export const sessionMaxMs = 2 * hour;

/** The last page view is written down at most once a minute, so that reading a page is not a write each time. */
export const sessionTouchMs = minute;

/** A fourth session closes the oldest. */
export const sessionsMax = 3;
