import type { ChartColour } from "./chart.tsx";

export interface ColumnGroup {
  key: string;
  /** One value per series; null where a series has none. */
  values: readonly (number | null)[];
  /** Under the axis; leave out for most of a long series. */
  text?: string | undefined;
}

export interface ColumnChartProps {
  label: string;
  /** Colour of each series, in the order of `values`. */
  colours: readonly ChartColour[];
  groups: readonly ColumnGroup[];
  /** Grid lines with their words, from zero upwards; the last is the top. */
  ticks: readonly { value: number; text: string }[];
}

const WIDTH = 640;
const HEIGHT = 166;
const LEFT = 64;
const TOP = 20;
const FLOOR = 140;

/** Columns over time, one or two series side by side: what is paid each month, before and after. */
export function ColumnChart({ label, colours, groups, ticks }: ColumnChartProps) {
  const top = Math.max(1, ...ticks.map((tick) => tick.value));
  const pitch = (WIDTH - LEFT - 8) / Math.max(1, groups.length);
  const width = Math.min(40, (pitch * 0.8) / colours.length);
  const height = (value: number) => ((FLOOR - TOP) * value) / top;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {ticks.map((tick) => {
        const y = FLOOR - height(tick.value);
        return (
          <g key={tick.value}>
            <line className="grid" x1={LEFT - 8} x2={WIDTH - 8} y1={y} y2={y} />
            <text x={LEFT - 16} y={y + 4} textAnchor="end">
              {tick.text}
            </text>
          </g>
        );
      })}
      {groups.map((group, index) => {
        const x = LEFT + index * pitch;
        return (
          <g key={group.key}>
            {group.values.map((value, series) =>
              value === null ? null : (
                <rect
                  key={series}
                  className={`f${colours[series] ?? 1}`}
                  x={(x + series * (width + 1)).toFixed(1)}
                  y={(FLOOR - height(value)).toFixed(1)}
                  width={width.toFixed(1)}
                  height={height(value).toFixed(1)}
                  rx="2"
                />
              ),
            )}
            {group.text === undefined ? null : (
              <text x={(x + (width * colours.length) / 2).toFixed(1)} y={HEIGHT - 8} textAnchor="middle">
                {group.text}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
