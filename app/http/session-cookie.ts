import { readCookie } from "./cookie.ts";

/**
 * The borrower's cookie. Lax, because the way back from the payment page and the tap in the SMS come from elsewhere;
 * no Max-Age, so that it ends with the browser. Plain http on this machine cannot carry the `__Host-` name.
 */
function cookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Host-b" : "b";
}

const attributes = (origin: string) => `Path=/; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;

/** The value of the session cookie in a request, or null. */
export function readSessionCookie(request: Request, origin: string): string | null {
  return readCookie(request, cookieName(origin));
}

/** The header that hands the browser its session. */
export function sessionCookie(value: string, origin: string): string {
  return `${cookieName(origin)}=${value}; ${attributes(origin)}`;
}

/** The header that makes the browser forget it. */
export function clearedSessionCookie(origin: string): string {
  return `${cookieName(origin)}=; ${attributes(origin)}; Max-Age=0`;
}
