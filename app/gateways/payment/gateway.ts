/**
 * The boundary to whoever moves money. Our words on this side, the processor's words on the other.
 *
 * Amounts are integer minor units of `currency` (upper-case ISO code); instants are unix milliseconds.
 * Every order is a pure function of a row that was committed before the call, so that repeating a call after a crash
 * sends the same bytes under the same key and the processor answers the same thing again.
 */

/** Which cards may repay a debt. Card schemes and some countries refuse credit cards for it. */
export type CardPolicy = "any" | "debit_only";

export type PageLanguage = "zh-CN" | "en";

/** One person, one decision to pay, one hosted page. */
export interface CheckoutOrder {
  readonly attemptId: string;
  readonly amount: number;
  readonly currency: string;
  /** The single line shown on the hosted page. Neutral: it must not say that somebody is in debt. */
  readonly description: string;
  readonly language: PageLanguage;
  /** When the hosted page closes by itself; 30 minutes to 24 hours after the session is made. */
  readonly expiresAt: number;
  /** May contain `{CHECKOUT_SESSION_ID}`. */
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly cards: CardPolicy;
  readonly customerId: string | null;
}

/** Saving a card without charging it. */
export interface SetupOrder {
  readonly attemptId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly language: PageLanguage;
  readonly expiresAt: number;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** Charging a saved card while the borrower is away. */
export interface ChargeOrder {
  readonly attemptId: string;
  readonly amount: number;
  readonly currency: string;
  readonly customerId: string;
  readonly methodId: string;
  readonly description: string;
}

export interface RefundOrder {
  /** Our refund row; its key makes a repeated call one refund. */
  readonly refundId: string;
  readonly attemptId: string;
  readonly intentId: string;
  readonly amount: number;
}

/** The call certainly did nothing, and repeating it will not help until somebody changes something. */
export interface Refusal {
  readonly kind: "refused";
  /** The processor's own code, for example `amount_too_small`. */
  readonly code: string;
}

/** Nobody knows whether it happened: time-out, lost answer, processor trouble. Repeat the same order, or ask. */
export interface Unknown {
  readonly kind: "unknown";
  readonly detail: string;
}

export type CheckoutStart =
  | { readonly kind: "open"; readonly sessionId: string; readonly url: string }
  /** The same order was sent before and its page is already used or closed. */
  | { readonly kind: "closed"; readonly sessionId: string; readonly status: "complete" | "expired" }
  | Refusal
  | Unknown;

export type CloseOutcome =
  | { readonly kind: "closed" }
  /** It was paid, or is being paid, in the meantime: stand down and wait for the event. */
  | { readonly kind: "completed" }
  | Refusal
  | Unknown;

export type ChargeOutcome =
  | { readonly kind: "accepted"; readonly intentId: string; readonly settled: boolean }
  | { readonly kind: "needs_customer"; readonly intentId: string | null; readonly code: string }
  | {
      readonly kind: "declined";
      readonly intentId: string | null;
      /** The most specific code there is, for example `insufficient_funds`. */
      readonly code: string;
      /** False after a hard decline or when the network says not to try again. */
      readonly retryable: boolean;
    }
  | Refusal
  | Unknown;

export type RefundOutcome =
  { readonly kind: "accepted"; readonly refundRef: string; readonly status: string } | Refusal | Unknown;

export type CustomerOutcome = { readonly kind: "found"; readonly customerId: string } | Refusal | Unknown;

/** What became of a request that answers with nothing but yes. */
export type SimpleOutcome = { readonly kind: "done" } | Refusal | Unknown;

/** What a saved card may be called on a page. Never the number. */
export interface SavedMethod {
  readonly methodId: string;
  readonly brand: string;
  readonly last4: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly funding: string;
  readonly customerId: string | null;
}

/** A saved card, or that it is there no more. */
export type MethodReading =
  { readonly kind: "found"; readonly method: SavedMethod } | { readonly kind: "missing" } | Refusal | Unknown;

/** A payment page as it stands now. */
export interface SessionReading {
  readonly kind: "found";
  readonly sessionId: string;
  readonly status: "open" | "complete" | "expired";
  readonly url: string | null;
  readonly intentId: string | null;
  /** What the session and its intent prove, in the form `applyEvent` takes. */
  readonly events: readonly GatewayEvent[];
}

/** A message from the processor, already proven genuine, or an object we read ourselves and dressed as one. */
export interface GatewayEvent {
  /** `evt_…` from the processor, `recon:<object>:<state>` when we found the object ourselves. */
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string | null;
  readonly livemode: boolean;
  readonly createdAt: number;
  /** The whole message as JSON text. */
  readonly payload: string;
}

/** A message that is really the processor's, or why it is not taken for one. */
export type Verification =
  | { readonly ok: true; readonly event: GatewayEvent }
  | {
      readonly ok: false;
      readonly reason: "too_large" | "missing_signature" | "bad_signature" | "too_old" | "malformed";
    };

/** One line of the processor's own account, for the daily comparison in both directions. */
export interface BalanceLine {
  readonly id: string;
  readonly kind: "payment" | "refund" | "refund_failure" | "dispute" | "payout" | "fee" | "other";
  /** The ledger reference this line must have; null when it is none of ours (payouts, fees). */
  readonly ref: string | null;
  /** Signed, before fees. */
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly at: number;
}

/** The amounts the processor takes in one currency, minor units; `step` is 10 for three-decimal currencies at Stripe. */
export interface AmountLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** Half-open span of instants, unix milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The processor of payments, live or embedded. What it answers is a value; only bugs throw. */
export interface PaymentGateway {
  /** Written on every attempt; postings of two gateways or modes never share one database. */
  readonly name: "stripe" | "sandbox";
  readonly livemode: boolean;

  limits(currency: string): AmountLimits;

  /** Finds or makes the processor's customer for a borrower. `borrowerKey` is opaque: no name, phone or number leaves us. */
  ensureCustomer(borrowerKey: string): Promise<CustomerOutcome>;
  startCheckout(order: CheckoutOrder): Promise<CheckoutStart>;
  startSetup(order: SetupOrder): Promise<CheckoutStart>;
  closeCheckout(sessionId: string): Promise<CloseOutcome>;
  chargeSaved(order: ChargeOrder): Promise<ChargeOutcome>;
  /** Cancels an off-session intent that failed, so that it can never be confirmed later. */
  abandonIntent(intentId: string): Promise<SimpleOutcome>;
  refund(order: RefundOrder): Promise<RefundOutcome>;
  readMethod(methodId: string): Promise<MethodReading>;
  detachMethod(methodId: string): Promise<SimpleOutcome>;

  /** @param body the raw bytes as received; @param receivedAt our clock, for the age check. */
  verifyEvent(body: Uint8Array, signature: string | null, receivedAt: number): Verification;

  readSession(sessionId: string): Promise<SessionReading | { readonly kind: "missing" } | Refusal | Unknown>;
  /** Messages the processor made in a span, oldest first. The processor keeps 30 days. */
  events(span: Span): Promise<readonly GatewayEvent[]>;
  /** Payments of one customer read as objects, newest 100: for a charge whose answer was lost and whose key is too old. */
  customerMovements(customerId: string): Promise<readonly GatewayEvent[]>;
  /** Payments, refunds and disputes read as objects, for the message that was never made. */
  movements(span: Span): Promise<readonly GatewayEvent[]>;
  balanceTransactions(span: Span): Promise<readonly BalanceLine[]>;
}
