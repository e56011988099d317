/** Why money of a payment goes back. Codes: they are kept in the trail. */
export const refundReasons = [
  "paid_twice",
  "wrong_amount",
  "wrong_contract",
  "paid_by_mistake",
  "lender_error",
] as const;
export type RefundReason = (typeof refundReasons)[number];
