import { Fragment } from "react";

/** What `formatMoney` writes: a minus, a currency sign, grouped digits. */
const MONEY = /(−?)(US\$|A\$|JP¥|[¥£€])(\d[\d,]*(?:\.\d+)?)/;

/**
 * A sentence from the catalogue with its amounts set like `Amount`: they do not break over lines, and the switch that hides
 * amounts hides these as well. Text in, text out: nothing in it is taken for markup.
 */
export function Prose({ text }: { text: string }) {
  // With three groups, split gives: words, minus, sign, digits, words, minus, …
  const parts = text.split(MONEY);
  return (
    <>
      {parts.map((part, index) => {
        if (index % 4 === 0) return <Fragment key={index}>{part}</Fragment>;
        if (index % 4 !== 1) return null;
        return (
          <span key={index} className="amt">
            {part}
            <span className="cur">{parts[index + 1]}</span>
            {parts[index + 2]}
          </span>
        );
      })}
    </>
  );
}
