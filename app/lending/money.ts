/**
 * Money is an integer count of minor units (fen, pence, cents): ¥1,250.00 is 125000. Always a safe integer.
 * Products and quotients are exact and rounded once; nothing here uses a fraction of a minor unit.
 */
export type Minor = number;

/** How a quotient that is not whole becomes whole: to the nearest (a tie goes to the even neighbour), or away from zero. */
export type Rounding = "half-even" | "up";

/** Digits after the decimal point, where ISO 4217 does not say two. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3,
  PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // prettier-ignore

/** Digits after the decimal point of a currency (ISO 4217): CNY 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/**
 * Reads a plain decimal amount ("1250", "1250.5", "-3.20") into minor units, exactly.
 * Null when it is not such a number, has more decimals than the currency, or is beyond a safe integer.
 */
export function parseMoney(text: string, currency: string): Minor | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const exponent = currencyExponent(currency);
  const decimals = (match[3] ?? "").replace(/0+$/, "");
  if (decimals.length > exponent) return null;
  const units = Number(match[2] + decimals.padEnd(exponent, "0"));
  if (!Number.isSafeInteger(units)) return null;
  return match[1] === "-" && units !== 0 ? -units : units;
}

/** Minor units as a plain decimal: 125000 in CNY → "1250.00". For files and tests; screens use Intl. */
export function formatMoney(amount: Minor, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** numerator ÷ denominator, rounded once. Exact for safe integers; denominator > 0. */
export function divide(numerator: number, denominator: number, rounding: Rounding = "half-even"): number {
  const remainder = numerator % denominator;
  const quotient = (numerator - remainder) / denominator;
  if (remainder === 0) return quotient;
  const away = numerator < 0 ? quotient - 1 : quotient + 1;
  if (rounding === "up") return away;
  const twice = 2 * Math.abs(remainder);
  if (twice > denominator) return away;
  return twice < denominator || quotient % 2 === 0 ? quotient : away;
}

/** The same for BigInt: exact at any size. Denominator > 0. */
export function divideBig(numerator: bigint, denominator: bigint, rounding: Rounding = "half-even"): bigint {
  const remainder = numerator % denominator;
  const quotient = numerator / denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  if (rounding === "up") return away;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  if (twice > denominator) return away;
  return twice < denominator || quotient % 2n === 0n ? quotient : away;
}

/**
 * amount × factor ÷ denominator, rounded once. Plain number arithmetic while the product is a safe integer, BigInt beyond.
 * Example: ¥2,500.00 × 500 ppm × 4 days = mulDiv(250000, 500 * 4, 1_000_000) = 500 fen.
 */
export function mulDiv(amount: number, factor: number, denominator: number, rounding: Rounding = "half-even"): number {
  const product = amount * factor;
  if (Number.isSafeInteger(product) && denominator <= Number.MAX_SAFE_INTEGER / 2) {
    return divide(product, denominator, rounding);
  }
  return Number(divideBig(BigInt(amount) * BigInt(factor), BigInt(denominator), rounding));
}
