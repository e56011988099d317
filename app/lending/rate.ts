import { divideBig } from "./money.ts";

/** A rate in parts per million: 12 % = 120000; 0.05 % a day = 500. Always a safe integer. */
export type Ppm = number;

/** One whole: 100 %. */
export const WHOLE: Ppm = 1_000_000;

/** The span that a rate is quoted for. */
export type RatePer = "day" | "month" | "year" | "once";

/** Reads a percentage as written ("14.07", "0.05%") exactly. Null when it is none or finer than one part per million. */
export function parsePercent(text: string): Ppm | null {
  const match = /^(-?)(\d{1,9})(?:\.(\d+))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const decimals = (match[3] ?? "").replace(/0+$/, "");
  if (decimals.length > 4) return null;
  const ppm = Number(match[2] + decimals.padEnd(4, "0"));
  return match[1] === "-" && ppm !== 0 ? -ppm : ppm;
}

/** A rate as a plain percentage without trailing zeros: 140700 → "14.07". */
export function formatPercent(ppm: Ppm): string {
  const digits = String(Math.abs(ppm)).padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0+$/, "");
  return `${ppm < 0 ? "-" : ""}${digits.slice(0, -4)}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A rate raised by a part of itself: 12 % + 50 % of it = upliftRate(120000, 500000) = 180000. Half-even to one ppm. */
export function upliftRate(rate: Ppm, uplift: Ppm): Ppm {
  return Number(divideBig(BigInt(rate) * BigInt(WHOLE + uplift), BigInt(WHOLE)));
}
