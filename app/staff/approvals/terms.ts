import { createHash } from "node:crypto";

/** Anything JSON can say. Terms hold ids, amounts in minor units, epoch days and codes; never personal data. */
export type Terms = null | boolean | number | string | readonly Terms[] | { readonly [key: string]: Terms };

/** The one way to write terms down: keys in order, no spaces. @throws when a number is not finite. */
export function writeTerms(terms: Terms): string {
  if (typeof terms === "number" && !Number.isFinite(terms)) throw new Error("Terms hold finite numbers only.");
  if (terms === null || typeof terms !== "object") return JSON.stringify(terms);
  if (isList(terms)) return `[${terms.map(writeTerms).join(",")}]`;
  const entries = Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${writeTerms(value)}`).join(",")}}`;
}

function isList(terms: readonly Terms[] | { readonly [key: string]: Terms }): terms is readonly Terms[] {
  return Array.isArray(terms);
}

/** SHA-256 of the terms as written, in hex: what an approval is bound to. */
export function termsHash(terms: Terms): string {
  return createHash("sha256").update(writeTerms(terms), "utf8").digest("hex");
}

/** Stored terms line by line, to be read: `from.0` is the first entry of the list `from`. */
export function listedTerms(stored: string): { readonly name: string; readonly value: string }[] {
  const lines: { name: string; value: string }[] = [];
  const walk = (name: string, value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(name === "" ? key : `${name}.${key}`, inner);
    } else lines.push({ name, value: String(value) });
  };
  walk("", JSON.parse(stored));
  return lines;
}
