import type { SandboxContext } from "./context.ts";
import { testCards } from "./cards.ts";
import { sessionAt } from "./checkout.ts";

/** Everything the hosted page shows. No debt detail is here because none was ever sent. */
export interface CheckoutPage {
  readonly sessionId: string;
  readonly status: "open" | "complete" | "expired";
  readonly mode: "payment" | "setup";
  /** Minor units; null when a card is only saved. */
  readonly amount: number | null;
  /** Upper-case ISO code; null when a card is only saved. */
  readonly currency: string | null;
  readonly description: string | null;
  readonly language: "zh-CN" | "en";
  readonly cancelUrl: string | null;
  /** Where a finished payer belongs; null while the page is open. */
  readonly returnUrl: string | null;
  readonly creditAccepted: boolean;
  /** The bank waits for an answer. */
  readonly challenge: boolean;
  /** Why the last try on this page failed, as the processor's code. */
  readonly lastTrouble: string | null;
  readonly cards: readonly {
    readonly number: string;
    readonly credit: boolean;
    readonly about: { readonly zh: string; readonly en: string };
  }[];
}

/** The page of one session, or null when there is no such session. */
export function checkoutPage(context: SandboxContext, sessionId: string): CheckoutPage | null {
  const session = sessionAt(context, sessionId);
  if (session === null) return null;
  const intent = session.payment_intent === null ? null : context.store.get("intent", session.payment_intent);
  const setup = session.setup_intent === null ? null : context.store.get("setup_intent", session.setup_intent);
  const trouble = intent?.last_payment_error ?? setup?.last_setup_error ?? null;
  const blocked = session.payment_method_options?.card.restrictions.funding_types_blocked ?? [];
  return {
    sessionId: session.id,
    status: session.status,
    mode: session.mode,
    amount: session.amount_total,
    currency: session.currency?.toUpperCase() ?? null,
    description: session.description,
    language: session.locale === "zh" ? "zh-CN" : "en",
    cancelUrl: session.cancel_url,
    returnUrl:
      session.status === "complete" ? session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id) : null,
    creditAccepted: !blocked.includes("credit"),
    challenge: intent?.status === "requires_action" || setup?.status === "requires_action",
    lastTrouble: trouble === null ? null : trouble.decline_code,
    cards: testCards.map(({ number, funding, about }) => ({ number, credit: funding === "credit", about })),
  };
}
