import { paths } from "#app/http/paths.ts";
import type { MoneyEffect } from "#app/payments/approval-effect.ts";
import { formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { approvalEffects, payDeskWords as words } from "#app/words/payments-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What approving does to money, in a sentence, with the way to look at it first. */
export function ApprovalEffect({ effect, lang, mayLook }: { effect: MoneyEffect; lang: Lang; mayLook: boolean }) {
  const { kind, amount, currency, loanNo, about } = effect;
  const money = currency === "" ? "" : formatMoney(amount, currency, lang);
  const href =
    kind === "refund" ? paths.staffPayment({ attemptId: about }) : paths.staffUnplacedMoney({ messageId: about });
  return (
    <Note icon="card">
      <p>
        {say(lang, approvalEffects[kind], { money, loanNo })}{" "}
        {mayLook ? <a href={href}>{say(lang, words.see)}</a> : null}
      </p>
    </Note>
  );
}
