import { currencyExponent, type Minor, parseMoney } from "#app/lending/money.ts";
import type { AmountRefusal } from "#app/payments/payable.ts";
import { formatMoney } from "#app/ui/format.ts";
import { amountStep, leastAmount, mostAmount, payWords } from "#app/words/payments.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Reads an amount as people type it: "1,250.5", "￥1250", "¥ 1 250.50", full-width digits. Null when it is none. */
export function typedAmount(typed: string, currency: string): Minor | null {
  const plain = typed.normalize("NFKC").replace(/[\s,_]|CNY|RMB|USD|GBP|AUD|US\$|A\$|[¥£$元]/gi, "");
  return /^\d{1,9}(\.\d+)?$/.test(plain) && currencyExponent(currency) >= 0 ? parseMoney(plain, currency) : null;
}

/** Why an amount is not taken, in a sentence. */
export function amountProblem(refusal: AmountRefusal, currency: string, lang: Lang): string {
  switch (refusal.reason) {
    case "nothing_to_pay":
      return say(lang, payWords.nothing);
    case "amount_too_small":
      return say(lang, leastAmount, { amount: formatMoney(refusal.minimum, currency, lang) });
    case "amount_too_large":
      return say(lang, mostAmount, { amount: formatMoney(refusal.maximum, currency, lang) });
    case "amount_step":
      return say(lang, amountStep, { amount: formatMoney(refusal.step, currency, lang) });
  }
}
