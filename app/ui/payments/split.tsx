import type { ReactNode } from "react";
import type { PaymentAllocation } from "#app/lending/position.ts";
import { Details } from "#app/ui/details.tsx";
import { Ledger } from "#app/ui/ledger.tsx";
import { splitWords as words } from "#app/words/payments.ts";
import { type Lang, say } from "#app/words/words.ts";
import { splitLines, splitSummary } from "./split-lines.tsx";

export interface SplitProps {
  allocation: Pick<PaymentAllocation, "parts" | "credit">;
  dueDays: readonly (readonly [number, number])[];
  currency: string;
  lang: Lang;
  total: { label: string; amount: ReactNode };
}

/** Where a payment goes: a table that adds up; a long one summed up first, with every line folded under it. */
export function Split({ allocation, dueDays, currency, lang, total }: SplitProps) {
  const lines = splitLines(allocation, new Map(dueDays), { lang, currency });
  const summary = splitSummary(allocation, { lang, currency });
  const caption = say(lang, words.goes);
  if (summary === null) return <Ledger caption={caption} lines={lines} total={total} />;
  return (
    <>
      <Ledger caption={caption} lines={summary} total={total} />
      <Details summary={say(lang, words.everyLine)}>
        <Ledger caption={say(lang, words.everyLine)} hideCaption lines={lines} total={total} />
      </Details>
    </>
  );
}
