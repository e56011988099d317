import type { Minor } from "#app/lending/money.ts";
import type { Lang } from "#app/words/words.ts";
import { currencySign, formatDigits } from "./format.ts";

export interface AmountProps {
  /** Minor units. Negative is written with a true minus sign, in the colour of a credit. */
  amount: Minor;
  /** ISO 4217 code. */
  currency: string;
  lang: Lang;
}

/** Money on a page: tabular figures, never broken over lines, the sign smaller than the digits. */
export function Amount({ amount, currency, lang }: AmountProps) {
  return (
    <span className={amount < 0 ? "amt minus" : "amt"}>
      {amount < 0 ? "−" : null}
      <span className="cur">{currencySign(currency)}</span>
      {formatDigits(amount, currency, lang)}
    </span>
  );
}
