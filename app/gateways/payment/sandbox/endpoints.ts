import { capture, failIntent, paymentRefOf, refundIntent, saveIntent } from "./bank.ts";
import { cardByFingerprint } from "./cards.ts";
import { expireSession, sessionAt, troubleFor } from "./checkout.ts";
import { announce, faultsFor, newId, second, spend, type SandboxContext } from "./context.ts";
import type { Form } from "./form.ts";
import type { CardTrouble, Kind, SandboxIntent, SandboxSession, SandboxSetupIntent } from "./objects.ts";
import {
  check,
  choice,
  fields,
  flag,
  formAt,
  list,
  listAt,
  metadata,
  metadataAt,
  type Shape,
  text,
  textAt,
  whole,
  wholeAt,
} from "./shapes.ts";
import { missing, refused, WireError } from "./wire-error.ts";
import type { ListFilter } from "./store.ts";

/** One thing the processor can be asked. `id` is the object named in the path, empty when there is none. */
export interface Endpoint {
  readonly method: "GET" | "POST";
  /** Path with `:id` where an object is named. */
  readonly path: string;
  readonly shape: Shape;
  readonly answer: (context: SandboxContext, form: Form, id: string) => unknown;
  /** The payment a request belongs to, for faults. */
  readonly about?: (context: SandboxContext, form: Form, id: string) => string | null;
}

const expand = { expand: list(text) };
const paging = { limit: whole(1), starting_after: text, ending_before: text, ...expand };
const created = { created: fields({ gt: whole(), gte: whole(), lt: whole(), lte: whole() }) };
const nothing = fields(expand);

const cardOptions = fields({
  card: fields({ restrictions: fields({ funding_types_blocked: list(choice("credit", "debit", "prepaid")) }) }),
});

const sessionShape = fields(
  {
    mode: choice("payment", "setup"),
    ui_mode: choice("hosted_page", "embedded_page", "elements", "form"),
    client_reference_id: text,
    metadata,
    payment_intent_data: fields({ metadata, description: text }),
    setup_intent_data: fields({ metadata, description: text }),
    line_items: list(
      fields(
        {
          quantity: whole(1),
          price_data: fields(
            { currency: text, unit_amount: whole(0), product_data: fields({ name: text }, "name") },
            "currency",
            "unit_amount",
            "product_data",
          ),
        },
        "quantity",
        "price_data",
      ),
    ),
    adaptive_pricing: fields({ enabled: flag }),
    allowed_payment_method_types: list(choice("card", "alipay", "wechat_pay")),
    payment_method_options: cardOptions,
    currency: text,
    customer: text,
    expires_at: whole(1),
    locale: choice("auto", "zh", "en"),
    success_url: text,
    cancel_url: text,
    ...expand,
  },
  "mode",
);

const intentShape = fields(
  {
    amount: whole(0),
    currency: text,
    customer: text,
    payment_method: text,
    off_session: flag,
    confirm: flag,
    description: text,
    metadata,
    payment_method_options: fields({
      card: fields({ stored_credential_usage: choice("installment", "recurring", "unscheduled") }),
    }),
    ...expand,
  },
  "amount",
  "currency",
);

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

function createCustomer(context: SandboxContext, form: Form): unknown {
  const customer = {
    id: newId(context, "cus"),
    object: "customer" as const,
    created: second(context),
    livemode: false as const,
    metadata: metadataAt(form),
  };
  context.store.put("customer", customer);
  return customer;
}

function createSession(context: SandboxContext, form: Form): SandboxSession {
  const now = second(context);
  const mode = textAt(form, "mode") === "setup" ? "setup" : "payment";
  const expiresAt = wholeAt(form, "expires_at") ?? now + 86_400;
  if (expiresAt < now + 1_800 || expiresAt > now + 86_400) {
    throw refused(
      "parameter_invalid_integer",
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.",
      "expires_at",
    );
  }
  const successUrl = textAt(form, "success_url");
  if (successUrl === null) throw refused("parameter_missing", "Missing required param: success_url", "success_url");
  const customer = textAt(form, "customer");
  if (customer !== null && context.store.get("customer", customer) === null) throw missing("customer", customer);
  const allowed = listAt(form, "allowed_payment_method_types");
  const id = newId(context, "cs_test");
  const order = mode === "payment" ? orderOf(form) : null;
  if (mode === "setup" && allowed === null && textAt(form, "currency") === null) {
    throw refused("parameter_missing", "Missing required param: currency", "currency");
  }
  const session: SandboxSession = {
    id,
    object: "checkout.session",
    created: now,
    expires_at: expiresAt,
    livemode: false,
    mode,
    ui_mode: "hosted_page",
    status: "open",
    payment_status: mode === "payment" ? "unpaid" : "no_payment_required",
    amount_subtotal: order?.amount ?? null,
    amount_total: order?.amount ?? null,
    currency: order?.currency ?? textAt(form, "currency"),
    customer,
    client_reference_id: textAt(form, "client_reference_id"),
    metadata: metadataAt(form),
    payment_intent: null,
    setup_intent: mode === "setup" ? openSetupIntent(context, form, customer).id : null,
    description: order?.description ?? null,
    locale: textAt(form, "locale"),
    success_url: successUrl,
    cancel_url: textAt(form, "cancel_url"),
    url: `${context.pageOrigin}/sandbox/checkout/${id}`,
    adaptive_pricing: { enabled: textAt(formAt(form, "adaptive_pricing"), "enabled") !== "false" },
    allowed_payment_method_types: allowed,
    payment_method_types: ["card"],
    payment_method_options: blockedOf(form),
  };
  context.store.put("session", session, { customer });
  context.store.plan({ dueAt: expiresAt * 1000, work: "expire_session", target: id });
  return session;
}

function orderOf(form: Form): { amount: number; currency: string; description: string } {
  const items = form["line_items"];
  const item = Array.isArray(items) && items.length === 1 ? items[0] : undefined;
  if (typeof item !== "object" || Array.isArray(item))
    throw refused("parameter_missing", "Exactly one line item is needed.", "line_items");
  const price = formAt(item, "price_data");
  const currency = textAt(price, "currency") ?? "";
  const amount = (wholeAt(price, "unit_amount") ?? 0) * (wholeAt(item, "quantity") ?? 1);
  checkAmount(amount, currency);
  return { amount, currency, description: textAt(formAt(price, "product_data"), "name") ?? "" };
}

function checkAmount(amount: number, currency: string): void {
  if (!/^[a-z]{3}$/.test(currency))
    throw refused("parameter_invalid_value", `Invalid currency: ${currency}`, "currency");
  if (amount < 1) throw refused("amount_too_small", "The amount must be at least one minor unit.", "amount");
  if (amount > 99_999_999) throw refused("amount_too_large", "The amount has more than eight digits.", "amount");
}

function blockedOf(form: Form): SandboxSession["payment_method_options"] {
  const restrictions = formAt(formAt(formAt(form, "payment_method_options"), "card"), "restrictions");
  const blocked = listAt(restrictions, "funding_types_blocked");
  return blocked === null ? null : { card: { restrictions: { funding_types_blocked: blocked } } };
}

function openSetupIntent(context: SandboxContext, form: Form, customer: string | null): SandboxSetupIntent {
  const intent: SandboxSetupIntent = {
    id: newId(context, "seti"),
    object: "setup_intent",
    created: second(context),
    livemode: false,
    customer,
    payment_method: null,
    last_setup_error: null,
    metadata: metadataAt(formAt(form, "setup_intent_data")),
    status: "requires_payment_method",
    usage: "off_session",
  };
  context.store.put("setup_intent", intent, { customer });
  return intent;
}

function readSession(context: SandboxContext, form: Form, id: string): unknown {
  const session = sessionAt(context, id);
  if (session === null) throw missing("checkout.session", id);
  const wanted = listAt(form, "expand") ?? [];
  const { payment_intent: intentId, setup_intent: setupId } = session;
  return {
    ...session,
    ...(wanted.includes("payment_intent") && intentId !== null
      ? { payment_intent: context.store.get("intent", intentId) }
      : {}),
    ...(wanted.includes("setup_intent") && setupId !== null
      ? { setup_intent: context.store.get("setup_intent", setupId) }
      : {}),
  };
}

/** Charges a saved card at once. Only what the portal uses: `confirm` with `off_session`. */
function createIntent(context: SandboxContext, form: Form): unknown {
  const amount = wholeAt(form, "amount") ?? 0;
  const currency = textAt(form, "currency") ?? "";
  checkAmount(amount, currency);
  if (textAt(form, "confirm") !== "true" || textAt(form, "off_session") !== "true") {
    throw refused("parameter_missing", "Only confirmed off-session intents are made directly here.", "off_session");
  }
  const methodId = textAt(form, "payment_method") ?? "";
  const method = context.store.get("method", methodId);
  if (method === null) throw missing("payment_method", methodId);
  const customer = textAt(form, "customer");
  if (method.customer === null || method.customer !== customer) {
    throw refused(
      "payment_method_unactivated",
      "The payment method is not attached to this customer.",
      "payment_method",
    );
  }
  const intent: SandboxIntent = {
    id: newId(context, "pi"),
    object: "payment_intent",
    created: second(context),
    livemode: false,
    amount,
    amount_received: 0,
    amount_capturable: 0,
    capture_method: "automatic",
    currency,
    customer,
    description: textAt(form, "description"),
    latest_charge: null,
    last_payment_error: null,
    metadata: metadataAt(form),
    payment_method: methodId,
    payment_method_types: ["card"],
    status: "requires_payment_method",
    canceled_at: null,
    cancellation_reason: null,
  };
  saveIntent(context, intent);
  const trouble = offSessionTrouble(context, intent, method.card.fingerprint);
  if (trouble === null) return capture(context, intent);
  const failed = failIntent(context, intent, trouble);
  return new WireError(402, {
    type: "card_error",
    code: trouble.code,
    decline_code: trouble.decline_code,
    message: trouble.message,
    ...(trouble.advice_code === null ? {} : { advice_code: trouble.advice_code }),
    payment_intent: failed,
  });
}

function offSessionTrouble(context: SandboxContext, intent: SandboxIntent, fingerprint: string): CardTrouble | null {
  const ref = paymentRefOf(intent);
  if (spend(context, ref, "declines")) {
    return troubleFor({
      code: "card_declined",
      declineCode: faultsFor(context, ref).declineCode ?? "generic_decline",
      advice: null,
    });
  }
  const answer = cardByFingerprint(fingerprint)?.offSession ?? { kind: "approve" };
  if (answer.kind === "approve") return null;
  if (answer.kind === "decline") return troubleFor(answer);
  return troubleFor({ code: "authentication_required", declineCode: "authentication_required", advice: null });
}

function cancelIntent(context: SandboxContext, form: Form, id: string): SandboxIntent {
  const intent = context.store.get("intent", id);
  if (intent === null) throw missing("payment_intent", id);
  if (intent.status === "succeeded" || intent.status === "processing" || intent.status === "canceled") {
    throw refused("payment_intent_unexpected_state", `A payment that is ${intent.status} cannot be canceled.`);
  }
  const canceled: SandboxIntent = {
    ...intent,
    status: "canceled",
    canceled_at: second(context),
    cancellation_reason: textAt(form, "cancellation_reason"),
  };
  saveIntent(context, canceled);
  announce(context, "payment_intent.canceled", canceled, paymentRefOf(canceled));
  return canceled;
}

function detachMethod(context: SandboxContext, _form: Form, id: string): unknown {
  const method = context.store.get("method", id);
  if (method === null) throw missing("payment_method", id);
  if (method.customer === null)
    throw refused("payment_method_not_attached", "The payment method is not attached to a customer.");
  const detached = { ...method, customer: null };
  context.store.put("method", detached);
  announce(context, "payment_method.detached", detached, null);
  return detached;
}

function listEvents(context: SandboxContext, form: Form): unknown {
  const one = textAt(form, "type");
  const types = listAt(form, "types") ?? (one === null ? null : [one]);
  if (types !== null && types.length > 20) throw refused("parameter_invalid_array", "At most 20 types.", "types");
  // A month is how far back messages can be listed.
  const horizon = second(context) - 30 * 86_400;
  const filter = filterOf(form);
  const from = Math.max(filter.createdFrom ?? 0, horizon);
  return listing(
    "/v1/events",
    context.store.list("event", { ...filter, createdFrom: from, ...(types === null ? {} : { types }) }),
    filter.limit,
  );
}

function listLines(context: SandboxContext, form: Form): unknown {
  const filter = filterOf(form);
  const lines = context.store.list("line", filter);
  const wanted = (listAt(form, "expand") ?? []).includes("data.source");
  const shown = wanted ? lines.map((line) => ({ ...line, source: sourceOf(context, line.source) })) : lines;
  return listing("/v1/balance_transactions", shown, filter.limit);
}

function sourceOf(context: SandboxContext, id: string): unknown {
  return context.store.get("charge", id) ?? context.store.get("refund", id) ?? context.store.get("dispute", id) ?? id;
}

function reader(kind: Kind, name: string): Endpoint["answer"] {
  return (context, _form, id) => {
    const object = context.store.get(kind, id);
    if (object === null) throw missing(name, id);
    return object;
  };
}

function lister(kind: Kind, url: string): Endpoint["answer"] {
  return (context, form) => {
    const filter = filterOf(form);
    return listing(url, context.store.list(kind, filter), filter.limit);
  };
}

/** One more than asked is read, to know whether there is more. */
function filterOf(form: Form): ListFilter {
  const span = formAt(form, "created");
  const from = wholeAt(span, "gte") ?? plusOne(wholeAt(span, "gt"));
  const before = wholeAt(span, "lt") ?? plusOne(wholeAt(span, "lte"));
  const intent = textAt(form, "payment_intent");
  const customer = textAt(form, "customer");
  const after = textAt(form, "starting_after");
  const until = textAt(form, "ending_before");
  return {
    limit: Math.min(wholeAt(form, "limit") ?? 10, 100) + 1,
    ...(from === null ? {} : { createdFrom: from }),
    ...(before === null ? {} : { createdBefore: before }),
    ...(intent === null ? {} : { intent }),
    ...(customer === null ? {} : { customer }),
    ...(after === null ? {} : { after }),
    ...(until === null ? {} : { before: until }),
  };
}

function plusOne(value: number | null): number | null {
  return value === null ? null : value + 1;
}

function listing(url: string, found: readonly unknown[], limit: number): unknown {
  return { object: "list", url, has_more: found.length === limit, data: found.slice(0, limit - 1) };
}

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
