import type { Stripe } from "stripe";

import type { ChargeOrder, CheckoutOrder, PageLanguage, RefundOrder, SetupOrder } from "./gateway.ts";

/**
 * Orders as the processor's parameters. Each is a pure function of the order and nothing else: the same order repeated
 * tomorrow makes the same bytes, which is what makes the idempotency key hold.
 */

/** The step names that follow the attempt id in an idempotency key. */
export type Step = "checkout" | "setup" | "charge" | "refund" | "customer" | "expire" | "cancel" | "detach";

/** `<attempt id>:<step>`: one key per decision and step. */
export function keyFor(id: string, step: Step): string {
  return `${id}:${step}`;
}

/** What is asked of the processor to open its payment page for an attempt. */
export function checkoutParams(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment_ref: order.attemptId };
  return {
    mode: "payment",
    ui_mode: "hosted_page",
    client_reference_id: order.attemptId,
    metadata,
    payment_intent_data: { metadata, description: order.description },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.amount,
          product_data: { name: order.description },
        },
      },
    ],
    // The borrower owes in the loan's currency and pays in it.
    adaptive_pricing: { enabled: false },
    expires_at: Math.floor(order.expiresAt / 1000),
    locale: pageLocale(order.language),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    ...(order.customerId === null ? {} : { customer: order.customerId }),
    ...(order.cards === "debit_only"
      ? { payment_method_options: { card: { restrictions: { funding_types_blocked: ["credit"] } } } }
      : {}),
  };
}

/** Wallets that cannot carry later charges are left out by asking for cards only; card wallets come along. */
export function setupParams(order: SetupOrder): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment_ref: order.attemptId };
  return {
    mode: "setup",
    ui_mode: "hosted_page",
    client_reference_id: order.attemptId,
    metadata,
    setup_intent_data: { metadata },
    customer: order.customerId,
    currency: order.currency.toLowerCase(),
    allowed_payment_method_types: ["card"],
    expires_at: Math.floor(order.expiresAt / 1000),
    locale: pageLocale(order.language),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
  };
}

/** What is asked to charge a saved card while the payer is not there. */
export function chargeParams(order: ChargeOrder): Stripe.PaymentIntentCreateParams {
  return {
    amount: order.amount,
    currency: order.currency.toLowerCase(),
    customer: order.customerId,
    payment_method: order.methodId,
    off_session: true,
    confirm: true,
    description: order.description,
    metadata: { payment_ref: order.attemptId },
    payment_method_options: { card: { stored_credential_usage: "installment" } },
  };
}

/** What is asked to send money of a payment back. */
export function refundParams(order: RefundOrder): Stripe.RefundCreateParams {
  return {
    payment_intent: order.intentId,
    amount: order.amount,
    metadata: { payment_ref: order.attemptId, refund_id: order.refundId },
  };
}

function pageLocale(language: PageLanguage): "zh" | "en" {
  return language === "zh-CN" ? "zh" : "en";
}
