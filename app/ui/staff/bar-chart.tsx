import type { ChartColour } from "./chart.tsx";

export interface ChartBar {
  key: string;
  name: string;
  /** Zero or more; bars start at zero. */
  value: number;
  /** The value in words: "7,862". */
  text: string;
  /** A second figure at the right edge: share of the step before. */
  side?: string | undefined;
  colour?: ChartColour | undefined;
}

const WIDTH = 560;
const ROW = 30;

/** Bars one under the other, each with its name and figure. `names`: width of the column of names, in units of 560. */
export function BarChart({
  label,
  bars,
  names = 150,
}: {
  label: string;
  bars: readonly ChartBar[];
  names?: number | undefined;
}) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const left = names + 10;
  const room = WIDTH - left - (bars.some((bar) => bar.side !== undefined) ? 112 : 64);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`} role="img" aria-label={label}>
      {bars.map((bar, row) => {
        const length = (room * bar.value) / most;
        const baseline = row * ROW + 18;
        return (
          <g key={bar.key}>
            <text x={names} y={baseline} textAnchor="end">
              {bar.name}
            </text>
            <rect
              className={`f${bar.colour ?? 2}`}
              x={left}
              y={row * ROW + 4}
              width={length.toFixed(1)}
              height="20"
              rx="4"
            />
            <text className="v" x={(left + length + 8).toFixed(1)} y={baseline}>
              {bar.text}
            </text>
            {bar.side === undefined ? null : (
              <text x={WIDTH - 4} y={baseline} textAnchor="end">
                {bar.side}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
