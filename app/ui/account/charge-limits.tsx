import type { CapPosition } from "#app/lending/position.ts";
import { Bar } from "#app/ui/bar.tsx";
import { formatMoney, formatPercent } from "#app/ui/format.ts";
import { amountLimit, daily, limitReached, rateLimit, yearly } from "#app/words/breakdown.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Each ceiling on what is charged: how much of it is used, and what was not charged because of it. */
export function ChargeLimits(props: { caps: readonly CapPosition[]; currency: string; lang: Lang }) {
  const { caps, currency, lang } = props;
  const money = (amount: number) => formatMoney(amount, currency, lang);
  return caps
    .filter((cap) => cap.kind !== "interest-rate" && cap.limit > 0)
    .map((cap) => (
      <div className="flow tight" key={`${cap.kind} ${cap.source}`}>
        <Bar value={cap.charged} of={cap.limit} />
        <p>
          {cap.kind === "default-rate" && cap.limitPpm !== null
            ? say(lang, rateLimit, {
                charged: money(cap.charged),
                limit: money(cap.limit),
                // A ceiling above 1 % is a yearly one; daily ceilings (UK high-cost credit) stay below.
                rate: say(lang, cap.limitPpm > 10_000 ? yearly : daily, { rate: formatPercent(cap.limitPpm, lang) }),
              })
            : say(lang, amountLimit, { charged: money(cap.charged), limit: money(cap.limit) })}
        </p>
        {cap.notCharged > 0 ? <p>{say(lang, limitReached, { amount: money(cap.notCharged) })}</p> : null}
      </div>
    ));
}
