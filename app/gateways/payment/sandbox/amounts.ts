import { refused } from "./wire-error.ts";

/** An amount and currency that the processor takes. @throws WireError */
export function checkAmount(amount: number, currency: string): void {
  if (!/^[a-z]{3}$/.test(currency))
    throw refused("parameter_invalid_value", `Invalid currency: ${currency}`, "currency");
  if (amount < 1) throw refused("amount_too_small", "The amount must be at least one minor unit.", "amount");
  if (amount > 99_999_999) throw refused("amount_too_large", "The amount has more than eight digits.", "amount");
}
