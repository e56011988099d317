/**
 * The processor's objects as they travel on the wire and rest in its rows. Only the fields somebody reads, plus those
 * without which the object would not be recognisable. Instants are unix seconds here, as on the wire.
 */
export type Metadata = Readonly<Record<string, string>>;

export interface SandboxCustomer {
  id: string;
  object: "customer";
  created: number;
  livemode: false;
  metadata: Metadata;
}

export interface SandboxSession {
  id: string;
  object: "checkout.session";
  created: number;
  expires_at: number;
  livemode: false;
  mode: "payment" | "setup";
  ui_mode: "hosted_page";
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid" | "no_payment_required";
  amount_subtotal: number | null;
  amount_total: number | null;
  currency: string | null;
  customer: string | null;
  client_reference_id: string | null;
  metadata: Metadata;
  payment_intent: string | null;
  setup_intent: string | null;
  /** The single line of the order, for the page. */
  description: string | null;
  locale: string | null;
  success_url: string;
  cancel_url: string | null;
  url: string | null;
  adaptive_pricing: { enabled: boolean } | null;
  allowed_payment_method_types: string[] | null;
  payment_method_types: string[];
  payment_method_options: { card: { restrictions: { funding_types_blocked: string[] } } } | null;
}

export interface CardTrouble {
  type: "card_error";
  code: string;
  decline_code: string;
  advice_code: string | null;
  message: string;
}

export interface SandboxIntent {
  id: string;
  object: "payment_intent";
  created: number;
  livemode: false;
  amount: number;
  amount_received: number;
  amount_capturable: number;
  capture_method: "automatic";
  currency: string;
  customer: string | null;
  description: string | null;
  latest_charge: string | null;
  last_payment_error: CardTrouble | null;
  metadata: Metadata;
  payment_method: string | null;
  payment_method_types: string[];
  status: "requires_payment_method" | "requires_action" | "processing" | "succeeded" | "canceled";
  canceled_at: number | null;
  cancellation_reason: string | null;
}

export interface SandboxSetupIntent {
  id: string;
  object: "setup_intent";
  created: number;
  livemode: false;
  customer: string | null;
  payment_method: string | null;
  last_setup_error: CardTrouble | null;
  metadata: Metadata;
  status: "requires_payment_method" | "requires_action" | "succeeded";
  usage: "off_session";
}

export interface SandboxMethod {
  id: string;
  object: "payment_method";
  created: number;
  livemode: false;
  type: "card";
  customer: string | null;
  metadata: Metadata;
  card: {
    brand: string;
    last4: string;
    exp_month: number;
    exp_year: number;
    funding: string;
    fingerprint: string;
    wallet: null;
  };
}

export interface SandboxCharge {
  id: string;
  object: "charge";
  created: number;
  livemode: false;
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string;
  captured: true;
  currency: string;
  customer: string | null;
  disputed: boolean;
  metadata: Metadata;
  paid: true;
  payment_intent: string;
  payment_method: string | null;
  refunded: boolean;
  status: "succeeded";
}

export interface SandboxRefund {
  id: string;
  object: "refund";
  created: number;
  amount: number;
  balance_transaction: string | null;
  failure_balance_transaction?: string;
  failure_reason?: string;
  charge: string;
  currency: string;
  metadata: Metadata;
  payment_intent: string;
  reason: string | null;
  status: "pending" | "succeeded" | "failed";
}

export interface SandboxDispute {
  id: string;
  object: "dispute";
  created: number;
  livemode: false;
  amount: number;
  balance_transactions: SandboxLine[];
  charge: string;
  currency: string;
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status: "warning_needs_response" | "warning_closed" | "needs_response" | "under_review" | "won" | "lost";
}

export interface SandboxLine {
  id: string;
  object: "balance_transaction";
  created: number;
  available_on: number;
  amount: number;
  balance_type: "payments";
  currency: string;
  description: string | null;
  exchange_rate: null;
  fee: number;
  fee_details: [];
  net: number;
  reporting_category: string;
  source: string;
  status: "available";
  type: string;
}

export interface SandboxEvent {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: unknown };
  livemode: false;
  pending_webhooks: number;
  request: null;
  type: string;
}

export interface Kinds {
  customer: SandboxCustomer;
  session: SandboxSession;
  intent: SandboxIntent;
  setup_intent: SandboxSetupIntent;
  method: SandboxMethod;
  charge: SandboxCharge;
  refund: SandboxRefund;
  dispute: SandboxDispute;
  line: SandboxLine;
  event: SandboxEvent;
}

export type Kind = keyof Kinds;
