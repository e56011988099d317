import { erasureOf } from "#db/stores/retention.ts";
import type { RequestContext } from "./context.ts";

/**
 * What a page of the desk answers when the words it would show cannot be opened: "erased" (410) when the person's data
 * key was destroyed, else the 404 of what is not there.
 */
export async function missingOrErased(
  { db }: Pick<RequestContext, "db">,
  borrowerId: string | undefined,
): Promise<Response> {
  const erasure = borrowerId === undefined ? null : await erasureOf(db.read, borrowerId);
  return new Response(null, { status: erasure?.erasedAt ? 410 : 404 });
}
