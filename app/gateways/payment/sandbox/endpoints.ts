import { cancelIntent, createIntent, detachMethod } from "./answer-intent.ts";
import { type Answer, lister, listEvents, listLines, reader } from "./answer-list.ts";
import { createCustomer, createSession, readSession } from "./answer-session.ts";
import { paymentRefOf, refundIntent } from "./bank.ts";
import { expireSession } from "./checkout.ts";
import type { SandboxContext } from "./context.ts";
import type { Form } from "./form.ts";
import { created, expand, intentShape, nothing, paging, sessionShape } from "./request-shapes.ts";
import {
  check,
  choice,
  fields,
  flag,
  list,
  metadata,
  metadataAt,
  type Shape,
  text,
  textAt,
  whole,
  wholeAt,
} from "./shapes.ts";

/** One thing the processor can be asked. `id` is the object named in the path, empty when there is none. */
export interface Endpoint {
  readonly method: "GET" | "POST";
  /** Path with `:id` where an object is named. */
  readonly path: string;
  readonly shape: Shape;
  readonly answer: Answer;
  /** The payment a request belongs to, for faults. */
  readonly about?: (context: SandboxContext, form: Form, id: string) => string | null;
}

export const endpoints: readonly Endpoint[] = [
  { method: "POST", path: "/v1/customers", shape: fields({ metadata, ...expand }), answer: createCustomer },
  { method: "POST", path: "/v1/checkout/sessions", shape: sessionShape, answer: createSession, about: refInForm },
  { method: "GET", path: "/v1/checkout/sessions/:id", shape: nothing, answer: readSession },
  {
    method: "POST",
    path: "/v1/checkout/sessions/:id/expire",
    shape: nothing,
    answer: (context, _form, id) => expireSession(context, id),
    about: (context, _form, id) => refOf(context.store.get("session", id)),
  },
  { method: "POST", path: "/v1/payment_intents", shape: intentShape, answer: createIntent, about: refInForm },
  { method: "GET", path: "/v1/payment_intents/:id", shape: nothing, answer: reader("intent", "payment_intent") },
  {
    method: "GET",
    path: "/v1/payment_intents",
    shape: fields({ customer: text, ...created, ...paging }),
    answer: lister("intent", "/v1/payment_intents"),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/cancel",
    shape: fields({
      cancellation_reason: choice("duplicate", "fraudulent", "requested_by_customer", "abandoned"),
      ...expand,
    }),
    answer: cancelIntent,
  },
  {
    method: "POST",
    path: "/v1/refunds",
    shape: fields(
      {
        payment_intent: text,
        amount: whole(1),
        metadata,
        reason: choice("duplicate", "fraudulent", "requested_by_customer"),
        ...expand,
      },
      "payment_intent",
    ),
    answer: (context, form) =>
      refundIntent(
        context,
        textAt(form, "payment_intent") ?? "",
        wholeAt(form, "amount"),
        metadataAt(form),
        textAt(form, "reason"),
      ),
    about: refInForm,
  },
  { method: "GET", path: "/v1/refunds/:id", shape: nothing, answer: reader("refund", "refund") },
  {
    method: "GET",
    path: "/v1/refunds",
    shape: fields({ payment_intent: text, ...created, ...paging }),
    answer: lister("refund", "/v1/refunds"),
  },
  { method: "GET", path: "/v1/disputes/:id", shape: nothing, answer: reader("dispute", "dispute") },
  {
    method: "GET",
    path: "/v1/disputes",
    shape: fields({ payment_intent: text, ...created, ...paging }),
    answer: lister("dispute", "/v1/disputes"),
  },
  { method: "GET", path: "/v1/charges/:id", shape: nothing, answer: reader("charge", "charge") },
  { method: "GET", path: "/v1/setup_intents/:id", shape: nothing, answer: reader("setup_intent", "setup_intent") },
  { method: "GET", path: "/v1/payment_methods/:id", shape: nothing, answer: reader("method", "payment_method") },
  { method: "POST", path: "/v1/payment_methods/:id/detach", shape: nothing, answer: detachMethod },
  {
    method: "GET",
    path: "/v1/events",
    shape: fields({ type: text, types: list(text), delivery_success: flag, ...created, ...paging }),
    answer: listEvents,
  },
  { method: "GET", path: "/v1/events/:id", shape: nothing, answer: reader("event", "event") },
  {
    method: "GET",
    path: "/v1/balance_transactions",
    shape: fields({ currency: text, source: text, type: text, ...created, ...paging }),
    answer: listLines,
  },
];

function refInForm(_context: SandboxContext, form: Form): string | null {
  return metadataAt(form)["payment_ref"] ?? null;
}

function refOf(object: { readonly metadata: Readonly<Record<string, string>> } | null): string | null {
  return object === null ? null : paymentRefOf(object);
}

/** Checks a form against an endpoint. */
export function checkForm(endpoint: Endpoint, form: Form): void {
  check(endpoint.shape, form);
}
