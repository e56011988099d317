import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { applyEvent } from "#app/payments/apply-event.ts";

const refusals = { too_large: 413, missing_signature: 400, bad_signature: 400, too_old: 400, malformed: 400 } as const;

/**
 * Messages of the processor. Answers "received" only after the message is on the disk; anything that goes wrong here
 * makes the processor send it again.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = new Uint8Array(await request.arrayBuffer());
  const checked = context.gateway.verifyEvent(body, request.headers.get("stripe-signature"), context.clock.now());
  if (!checked.ok) {
    context.log.warn("payment_message_refused", { requestId: context.requestId, reason: checked.reason });
    return new Response(checked.reason, { status: refusals[checked.reason] });
  }
  try {
    const outcome = await applyEvent(context, checked.event, "webhook");
    return new Response(outcome.kind, { status: 200 });
  } catch (error) {
    context.log.error("payment_message_failed", error, { requestId: context.requestId });
    return new Response("try again", { status: 503, headers: { "Retry-After": "30" } });
  }
}
