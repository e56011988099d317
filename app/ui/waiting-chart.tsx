export interface WaitingBar {
  key: string;
  /** "Today", "In 7 days", "In 30 days". */
  when: string;
  /** What is due in any case, and what waiting adds to it. Minor units of one currency. */
  base: number;
  added: number;
  /** The whole, in words: `formatMoney(base + added, …)`. */
  text: string;
}

const WIDTH = 320;
const ROW = 46;

/**
 * What waiting costs, drawn on the server. Bars start at zero, so that a small cost looks small; whatever is added is at
 * least a visible sliver. The same figures stand in a table on the page; `label` says them to those who cannot see it.
 */
export function WaitingChart({ label, bars }: { label: string; bars: readonly WaitingBar[] }) {
  const longest = Math.max(1, ...bars.map((bar) => bar.base + bar.added));
  return (
    <svg className="wait" viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`} role="img" aria-label={label}>
      {bars.map((bar, row) => {
        const y = row * ROW;
        const more = bar.added > 0 ? Math.max(3, (WIDTH * bar.added) / longest) : 0;
        const base = Math.min((WIDTH * bar.base) / longest, WIDTH - more);
        return (
          <g key={bar.key}>
            <text x="0" y={y + 15}>
              {bar.when}
            </text>
            <text className="v" x={WIDTH} y={y + 15} textAnchor="end">
              {bar.text}
            </text>
            <rect className="base" y={y + 22} width={base.toFixed(1)} height="12" rx="2" />
            {more === 0 ? null : (
              <rect className="more" x={base.toFixed(1)} y={y + 22} width={more.toFixed(1)} height="12" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
