/** Answers of the network after which trying the same card again is useless or forbidden. */
const hardDeclines: ReadonlySet<string> = new Set([
  "account_closed",
  "card_not_supported",
  "currency_not_supported",
  "expired_card",
  "fraudulent",
  "incorrect_number",
  "invalid_account",
  "invalid_number",
  "lost_card",
  "merchant_blacklist",
  "payment_method_unactivated",
  "pickup_card",
  "resource_missing",
  "restricted_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "security_violation",
  "stolen_card",
  "stop_payment_order",
  "transaction_not_allowed",
]);

/** Why a card was not charged. */
export interface Failure {
  /** The most specific code there is, for example `insufficient_funds`. */
  readonly code: string;
  /** False after a hard decline, or when the network says not to try again. */
  readonly retryable: boolean;
}

/** Reads the processor's three codes as one. */
export function failureOf(
  trouble: { readonly code: string | null; readonly declineCode: string | null; readonly advice: string | null },
  otherwise: string,
): Failure {
  const specific = trouble.declineCode === "" || trouble.declineCode === "generic_decline" ? null : trouble.declineCode;
  const code = specific ?? trouble.code ?? otherwise;
  return { code, retryable: !hardDeclines.has(code) && trouble.advice !== "do_not_try_again" };
}
