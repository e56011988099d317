import { Fragment } from "react";

/** What `formatMoney` writes: a minus, a currency sign, grouped digits. */
const MONEY = /(−?)(US\$|A\$|JP¥|[¥£€])(\d[\d,]*(?:\.\d+)?)/;

/** What `formatDay` writes of a day and month, with its weekday or year where they stand beside it. */
const DAY =
  /((?:\d{4}年)?\d{1,2}月\d{1,2}日(?: 周.)?|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/;

/** Words with their dates kept on one line each. */
function WithDays({ text }: { text: string }) {
  return (
    <>
      {text.split(DAY).map((part, index) => (
        <Fragment key={index}>{index % 2 === 0 ? part : <span className="nb">{part}</span>}</Fragment>
      ))}
    </>
  );
}

/**
 * A sentence from the catalogue with its amounts set like `Amount`: they do not break over lines, nor do dates, and the
 * switch that hides amounts hides these as well. Text in, text out: nothing in it is taken for markup.
 */
export function Prose({ text }: { text: string }) {
  // With three groups, split gives: words, minus, sign, digits, words, minus, …
  const parts = text.split(MONEY);
  return (
    <>
      {parts.map((part, index) => {
        if (index % 4 === 0) return <WithDays key={index} text={part} />;
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
