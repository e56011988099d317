import { checkAmount } from "./amounts.ts";
import { sessionAt } from "./checkout.ts";
import { newId, second, type SandboxContext } from "./context.ts";
import type { Form } from "./form.ts";
import type { SandboxSession, SandboxSetupIntent } from "./objects.ts";
import { formAt, listAt, metadataAt, textAt, wholeAt } from "./shapes.ts";
import { missing, refused } from "./wire-error.ts";

/** A customer: an id and our opaque key, nothing about a person. */
export function createCustomer(context: SandboxContext, form: Form): unknown {
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

/** Opens a hosted page for one payment or for saving a card. @throws WireError */
export function createSession(context: SandboxContext, form: Form): SandboxSession {
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

/** Reads a page with what came of it. @throws WireError */
export function readSession(context: SandboxContext, form: Form, id: string): unknown {
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
