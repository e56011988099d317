import { lastDay } from "#app/policy/clocks.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Limit } from "#db/stores/limits.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A link that is real and one that is made up must be counted alike, and a made-up one has no profile. So the strictest
 * number of all profiles holds for everybody.
 */
const least = (of: (profile: PolicyProfile) => number) => Math.min(...defaultProfiles.map(of));
const most = (of: (profile: PolicyProfile) => number) => Math.max(...defaultProfiles.map(of));

/** A link works for so long, as often as needed, but each use needs the identity question. */
export const linkLifeMs = day * least(({ identity, calendar }) => lastDay(identity.linkLifetime, 0, calendar));

/** More than this many live links per borrower: the oldest is closed. */
export const liveLinksMax = least(({ identity }) => identity.maxLiveLinks);

/** Tries over the whole life of a link; then it is dead, and answering pauses. */
export const triesPerLink = (tokenHash: string): Limit => ({
  key: `link-tries:${tokenHash}`,
  max: linkTries,
  windowMs: 0,
});
const linkTries = least(({ identity }) => identity.triesPerLink);

/** Wrong answers for one person in a day, whichever links they came by. */
export const triesPerBorrower = (subject: string): Limit => ({
  key: `borrower-tries:${subject}`,
  max: borrowerTries,
  windowMs: day,
});
const borrowerTries = least(({ identity }) => identity.triesPerBorrowerPerDay);

/** Set when a link has used up its tries: nothing is evaluated for this borrower until the window ends. */
export const pauseMs = minute * most(({ identity }) => identity.lockMinutes);
/** Under which such a pause is kept. */
export const pauseKey = (subject: string) => `identity-pause:${subject}`;

/** Wrong answers from one address (IPv4, or the /64 of an IPv6 address). */
export const triesPerAddress = (address: string): Limit[] => [
  { key: `address-tries-hour:${address}`, max: addressTries.hour, windowMs: hour },
  { key: `address-tries-day:${address}`, max: addressTries.day, windowMs: day },
];
const addressTries = {
  hour: least(({ identity }) => identity.failuresPerAddressPerHour),
  day: least(({ identity }) => identity.failuresPerAddressPerDay),
};

/** Codes typed by hand, to find a link or to ask whether a message is ours. */
export const codesPerAddress = (address: string): Limit[] => [
  { key: `address-codes-hour:${address}`, max: 30, windowMs: hour },
  { key: `address-codes-day:${address}`, max: 120, windowMs: day },
];

/** "Send me a new link", per number or reference asked for. */
export const newLinksPerSubject = (subject: string): Limit[] => [
  { key: `new-link-burst:${subject}`, max: 1, windowMs: 30 * second },
  { key: `new-link-hour:${subject}`, max: newLinks.hour, windowMs: hour },
  { key: `new-link-day:${subject}`, max: newLinks.day, windowMs: day },
];
const newLinks = {
  hour: least(({ identity }) => identity.newLinksPerHour),
  day: least(({ identity }) => identity.newLinksPerDay),
};

/** New links that one address may ask for. */
export const newLinksPerAddress = (address: string): Limit => ({
  key: `new-link-address:${address}`,
  max: 10,
  windowMs: hour,
});

/** A borrower's session ends after so long without a page. */
export const sessionIdleMs = minute * least(({ session }) => session.idleMinutes);
/** It ends after so long in any case, counted from its start. */
export const sessionMaxMs = minute * least(({ session }) => session.absoluteMinutes);

/** The last page view is written down at most once a minute, so that reading a page is not a write each time. */
export const sessionTouchMs = minute;

/** One session more than this closes the oldest. */
export const sessionsMax = least(({ session }) => session.maxPerBorrower);
