import { readCookie } from "./cookie.ts";

/** The cookie of an open complaint status page: its own, so that it neither opens nor ends a borrower's session. */
function cookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Host-c" : "c";
}

const attributes = (origin: string) => `Path=/; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;

/** The value of the cookie in a request, or null. */
export function readComplaintCookie(request: Request, origin: string): string | null {
  return readCookie(request, cookieName(origin));
}

/** The header that keeps a status page open in this browser. */
export function complaintCookie(value: string, origin: string): string {
  return `${cookieName(origin)}=${value}; ${attributes(origin)}`;
}

/** The header that makes the browser forget it. */
export function clearedComplaintCookie(origin: string): string {
  return `${cookieName(origin)}=; ${attributes(origin)}; Max-Age=0`;
}
