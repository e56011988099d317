import { redirect } from "@remix-run/server-runtime";
import { readVisit } from "#app/complaints/visit.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import { readComplaintCookie } from "./complaint-cookie.ts";
import type { RequestContext } from "./context.ts";
import { paths } from "./paths.ts";

/**
 * The complaint whose status page is open in this browser. Every status loader and action starts with this line.
 *
 * @throws a redirect to where reference and channel are asked for
 */
export async function requireComplaint(request: Request, context: RequestContext): Promise<Complaint> {
  const complaint = await readVisit(context, readComplaintCookie(request, context.env.origin));
  if (!complaint) throw redirect(paths.complaintFind(), 303);
  return complaint;
}
