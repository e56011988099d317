import { redirect } from "@remix-run/server-runtime";
import { readSession } from "#app/access/read-session.ts";
import type { RequestContext } from "./context.ts";
import { paths } from "./paths.ts";
import { readSessionCookie } from "./session-cookie.ts";

/** The borrower behind a request. */
export interface Visitor {
  borrowerId: string;
  timeZone: string;
  /** When the session ends if no further page is opened, unix milliseconds. */
  endsAt: number;
}

/**
 * Who is asking. Every borrower loader and action starts with this line: a parent's check does not protect a child.
 *
 * @throws a redirect to the page that says kindly that the session has ended, or to the start page.
 */
export async function requireBorrower(request: Request, context: RequestContext): Promise<Visitor> {
  const cookie = readSessionCookie(request, context.env.origin);
  if (cookie === null) throw redirect(paths.start());
  const session = await readSession(context, cookie);
  if (!session) throw redirect(paths.expired());
  return session;
}

/** Who is asking, for pages that are there with and without a session. */
export async function findBorrower(request: Request, context: RequestContext): Promise<Visitor | null> {
  const cookie = readSessionCookie(request, context.env.origin);
  return cookie === null ? null : readSession(context, cookie);
}

/** The one answer for what is not there and for what belongs to somebody else. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}
