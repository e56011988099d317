/** An amount as people type it: full-width digits, spaces, thousands separators and a currency sign are let pass. */
export function typedAmount(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:US|A)?\$/, "")
    .replaceAll(/[\s,¥£€元]/g, "");
}
