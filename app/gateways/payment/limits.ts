import type { AmountLimits } from "./gateway.ts";

/**
 * Smallest charge per settlement currency in minor units, from the processor's public table; others get the
 * equivalent of about half a US dollar. The largest is eight digits everywhere.
 */
const smallest: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CNY: 400,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

const threeDecimal: ReadonlySet<string> = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);
const largest = 99_999_999;

/** What Stripe takes: about 0.50 USD at least, eight digits at most, three-decimal amounts ending in zero. */
export function stripeLimits(currency: string): AmountLimits {
  if (threeDecimal.has(currency)) return { minimum: 200, maximum: largest - 9, step: 10 };
  return { minimum: smallest[currency] ?? 50, maximum: largest, step: 1 };
}

/** The sandbox takes one minor unit and more: it is not an acquirer, and the product promises "any amount". */
export function sandboxLimits(currency: string): AmountLimits {
  const step = threeDecimal.has(currency) ? 10 : 1;
  return { minimum: step, maximum: step === 10 ? largest - 9 : largest, step };
}
