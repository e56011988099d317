import { paths } from "#app/http/paths.ts";
import type { UnderWay } from "#app/payments/under-way.ts";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { paymentWords } from "#app/words/payment-status.ts";
import { openedAt, processingNote } from "#app/words/payments.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Payments whose result is not known yet: the truth, before anything that could sound late. */
export function PaymentsUnderWay(props: {
  payments: readonly UnderWay[];
  currency: string;
  lang: Lang;
  timeZone: string;
}) {
  const { payments, currency, lang, timeZone } = props;
  return payments.map(({ attemptId, amount, startedAt, atBank }) => {
    const money = formatMoney(amount, currency, lang);
    const time = formatInstant(startedAt, lang, timeZone);
    return (
      <Note
        key={attemptId}
        icon="clock"
        title={atBank ? say(lang, processingNote, { amount: money }) : say(lang, openedAt, { amount: money, time })}
      >
        <p>
          {say(lang, paymentWords.notLate)} <a href={paths.payment({ attemptId })}>{say(lang, paymentWords.see)}</a>
        </p>
      </Note>
    );
  });
}
