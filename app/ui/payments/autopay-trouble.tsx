import { paths } from "#app/http/paths.ts";
import type { AutopayTrouble } from "#app/payments/autopay-trouble.ts";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { payThisNow, triedAgainOn, troubleWords as words } from "#app/words/autopay.ts";
import { declineWords } from "#app/words/payment-status.ts";
import { type Lang, say } from "#app/words/words.ts";

/** An automatic payment that did not come through: why, what happens next, and the way to pay it oneself. */
export function AutopayTroubleNote(props: { trouble: AutopayTrouble; loanId: string; currency: string; lang: Lang }) {
  const { trouble, loanId, currency, lang } = props;
  const why = declineWords[trouble.code] ?? declineWords["other"];
  return (
    <Note tone="warm" icon="card" title={say(lang, trouble.needsYou ? words.needsYou : words.failed)}>
      {trouble.needsYou ? <p>{say(lang, words.needsYouText)}</p> : <p>{why ? say(lang, why) : null}</p>}
      {trouble.needsYou ? null : (
        <p>
          {trouble.nextTry === null
            ? say(lang, words.noMoreTries)
            : say(lang, triedAgainOn, { date: formatDay(trouble.nextTry, lang, "day") })}
        </p>
      )}
      <p>
        <a href={paths.payCheck({ loanId, amount: String(trouble.amount) })}>
          {say(lang, payThisNow, { amount: formatMoney(trouble.amount, currency, lang) })}
        </a>
      </p>
    </Note>
  );
}
