import { sessionHash } from "#app/access/start-session.ts";
import type { Actor } from "#app/contact/step-up.ts";
import type { RequestContext } from "./context.ts";
import type { Visitor } from "./guard.ts";
import { readSessionCookie } from "./session-cookie.ts";

/** The visitor together with the session they act in, for acts that need a code bound to it. */
export function sessionActor(request: Request, context: RequestContext, visitor: Visitor): Actor {
  const cookie = readSessionCookie(request, context.env.origin) ?? "";
  return { borrowerId: visitor.borrowerId, sessionHash: sessionHash(cookie), requestId: context.requestId };
}
