import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "#app/http/paths.ts";
import { clearedStaffCookie } from "#app/http/staff-cookie.ts";
import { findStaff } from "#app/http/staff-session.ts";
import { endStaffSession } from "#app/staff/end-staff-session.ts";

/** Ends the session and leaves nothing of it in the browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await findStaff(request, context);
  if (session) await endStaffSession(context, session);
  const headers = new Headers({ "Clear-Site-Data": '"cache", "cookies", "storage"' });
  headers.append("Set-Cookie", clearedStaffCookie("session", context.env.origin));
  return redirect(paths.staffSignIn(), { status: 303, headers });
}
