import { readCookie } from "./cookie.ts";

/**
 * The cookies of the desk. Strict, because nobody comes to a staff page from elsewhere with a right to be known there;
 * no Max-Age for the session, so that it ends with the browser. Plain http on this machine cannot carry `__Host-`.
 */
export type StaffCookie = "session" | "ticket";

const names = { session: "s", ticket: "st" } as const;

function nameOf(cookie: StaffCookie, origin: string): string {
  return origin.startsWith("https:") ? `__Host-${names[cookie]}` : names[cookie];
}

const attributes = (origin: string) =>
  `Path=/; HttpOnly; SameSite=Strict${origin.startsWith("https:") ? "; Secure" : ""}`;

/** The value of a staff cookie in a request, or null. */
export function readStaffCookie(request: Request, cookie: StaffCookie, origin: string): string | null {
  return readCookie(request, nameOf(cookie, origin));
}

/** The header that hands the browser a session, or the ticket between password and code. */
export function staffCookie(cookie: StaffCookie, value: string, origin: string): string {
  return `${nameOf(cookie, origin)}=${value}; ${attributes(origin)}`;
}

/** The header that makes the browser forget it. */
export function clearedStaffCookie(cookie: StaffCookie, origin: string): string {
  return `${nameOf(cookie, origin)}=; ${attributes(origin)}; Max-Age=0`;
}
