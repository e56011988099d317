import { checkAmount } from "./amounts.ts";
import { capture, failIntent, paymentRefOf, saveIntent } from "./bank.ts";
import { cardByFingerprint } from "./cards.ts";
import { troubleFor } from "./checkout.ts";
import { announce, faultsFor, newId, second, spend, type SandboxContext } from "./context.ts";
import type { Form } from "./form.ts";
import type { CardTrouble, SandboxIntent } from "./objects.ts";
import { metadataAt, textAt, wholeAt } from "./shapes.ts";
import { missing, refused, WireError } from "./wire-error.ts";

/** Charges a saved card at once. Only what the portal uses: `confirm` with `off_session`. */
export function createIntent(context: SandboxContext, form: Form): unknown {
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

/** Cancels a payment that has not moved money. @throws WireError */
export function cancelIntent(context: SandboxContext, form: Form, id: string): SandboxIntent {
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

/** Forgets a saved card. @throws WireError */
export function detachMethod(context: SandboxContext, _form: Form, id: string): unknown {
  const method = context.store.get("method", id);
  if (method === null) throw missing("payment_method", id);
  if (method.customer === null)
    throw refused("payment_method_not_attached", "The payment method is not attached to a customer.");
  const detached = { ...method, customer: null };
  context.store.put("method", detached);
  announce(context, "payment_method.detached", detached, null);
  return detached;
}
