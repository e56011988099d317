import { redirect } from "@remix-run/server-runtime";
import { isFresh } from "#app/staff/require-role.ts";
import { readStaffSession, type StaffSession } from "#app/staff/staff-session.ts";
import { recordAudit } from "#db/stores/audit.ts";
import type { RequestContext } from "./context.ts";
import { notFound } from "./guard.ts";
import { type Path, paths } from "./paths.ts";
import { readStaffCookie } from "./staff-cookie.ts";

/** Who is at the desk, or null; for pages that are there for everybody. */
export async function findStaff(request: Request, context: RequestContext): Promise<StaffSession | null> {
  const read = await readStaffSession(context, readStaffCookie(request, "session", context.env.origin));
  return read.ok ? read.session : null;
}

/**
 * Who is at the desk, if they may open this path: the roles are those of its entry in app/http/paths.ts. Every staff
 * loader and action starts with this line: a parent's check does not protect a child. Object-level questions (whose
 * case, which kind of approval) are the verb's.
 *
 * @throws a redirect to sign-in, or the 404 of a page that is not there: who may not open a room does not learn of it.
 */
export async function requireStaff(request: Request, context: RequestContext, path: Path): Promise<StaffSession> {
  const session = await findStaff(request, context);
  if (!session) throw redirect(paths.staffSignIn(), 303);
  const { audience } = path;
  if (typeof audience === "string" || !session.roles.some((role) => audience.includes(role))) {
    await context.db.transact((tx) =>
      recordAudit(tx, {
        at: context.clock.now(),
        actor: `staff:${session.staffId}`,
        category: "staff",
        action: "page.denied",
        object: `page:${path.pattern}`,
        outcome: "denied",
        requestId: context.requestId,
      }),
    );
    throw notFound();
  }
  return session;
}

/**
 * The same for pages and deeds that are hard to take back: without a second factor shown in the last five minutes the
 * visitor is sent to show it, and comes back to this page.
 */
export async function requireFreshStaff(request: Request, context: RequestContext, path: Path): Promise<StaffSession> {
  const session = await requireStaff(request, context, path);
  if (!isFresh(session, context.clock.now())) throw redirect(confirmAddress(context.pathname), 303);
  return session;
}

/** Where the second factor is shown again, on the way to a page. */
export function confirmAddress(to: string): string {
  return `${paths.staffConfirm()}?to=${encodeURIComponent(to)}`;
}
