import type { Phase } from "#app/hardship/offer-figures.ts";
import type { ReliefKind } from "#app/hardship/offer-terms.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Outline } from "#app/lending/terms/preview.ts";
import { Amount } from "#app/ui/amount.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { between, falling, fallingTo, kindWords, offerWords as words, times } from "#app/words/hardship-offer.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Terms as figures: what the borrower's page, the agreement and the desk's comparison all show. */
export interface OfferFigures {
  readonly kind: ReliefKind;
  readonly currency: string;
  readonly before: readonly Outline[];
  readonly after: readonly Outline[];
  readonly day: EpochDay;
  /** The easier time and what comes after it; one phase where there is no such difference. */
  readonly phases: readonly Phase[];
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly extraCost: number;
  readonly givenUp: number;
  readonly interestWaits: boolean;
}

/** What the payments of a phase ask for, in as few figures as are true. */
export function phaseText({ first, last, least, most }: Phase, currency: string, lang: Lang): string {
  const money = (minor: number) => formatMoney(minor, currency, lang);
  if (least === most) return money(least);
  const range = { from: money(first), to: money(last) };
  return first === most && last === least
    ? say(lang, falling, range)
    : say(lang, between, { least: money(least), most: money(most) });
}

/** How many payments there are of a phase, and how far they go from the first. */
function phaseDetail(phase: Phase, currency: string, lang: Lang): string {
  const { first, last, least, most, count } = phase;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const many = say(lang, times, { count });
  if (least === most) return many;
  const falls = first === most && last === least;
  const range = falls
    ? say(lang, fallingTo, { to: money(last) })
    : say(lang, between, { least: money(least), most: money(most) });
  return `${many}${lang === "zh-CN" ? "，" : ", "}${range}`;
}

/** The amounts, dates and costs of an offer, each with its name. */
export function OfferAtAGlance({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency, after, extraCost, givenUp, phases } = figures;
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const first = after[0];
  const last = after.at(-1);
  const names = phases.length > 1 ? [words.firstAmount, words.thenAmount] : [words.eachAmount];
  return (
    <Ledger
      caption={say(lang, kindWords[figures.kind])}
      lines={[
        ...phases.map((phase, index) => ({
          key: `phase-${index}`,
          label: say(lang, names[index] ?? words.thenAmount),
          detail: phaseDetail(phase, currency, lang),
          amount: amount(phase.first),
        })),
        { key: "count", label: say(lang, words.count), amount: String(after.length) },
        ...(first && last
          ? [
              { key: "from", label: say(lang, words.firstDate), amount: formatDay(first.due, lang, "table") },
              { key: "to", label: say(lang, words.lastDate), amount: formatDay(last.due, lang, "table") },
            ]
          : []),
        {
          key: "extra",
          label: say(lang, extraCost < 0 ? words.lessBy : words.extra),
          amount: amount(Math.abs(extraCost)),
        },
        ...(givenUp > 0 ? [{ key: "given", label: say(lang, words.given), amount: amount(givenUp) }] : []),
      ]}
      total={{ label: say(lang, words.total), amount: amount(figures.totalAfter) }}
    />
  );
}
