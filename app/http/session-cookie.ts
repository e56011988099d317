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
  const name = cookieName(origin);
  for (const pair of request.headers.get("cookie")?.split(";") ?? []) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

export function sessionCookie(value: string, origin: string): string {
  return `${cookieName(origin)}=${value}; ${attributes(origin)}`;
}

export function clearedSessionCookie(origin: string): string {
  return `${cookieName(origin)}=; ${attributes(origin)}; Max-Age=0`;
}
