/** The one dialect we speak. The webhook endpoint must be created with the same version. */
export const apiVersion = "2026-10-28.endive";

/** Exactly the messages we act on; subscribe the endpoint to these and no others. Twenty is also the limit of one listing. */
export const handledEventTypes = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.canceled",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "setup_intent.succeeded",
  "setup_intent.setup_failed",
  "payment_method.detached",
  "payment_method.automatically_updated",
] as const;

export type HandledEventType = (typeof handledEventTypes)[number];

/** Whether we act on messages of this type. */
export function isHandledEventType(type: string): type is HandledEventType {
  return handledEventTypes.some((handled) => handled === type);
}
