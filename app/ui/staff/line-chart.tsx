export interface LineSeries {
  key: string;
  /** Written at the end of the line: "Online 86.4%". */
  text: string;
  points: readonly number[];
  /** `solid` green or `dashed` amber: told apart without colour. */
  stroke: "solid" | "dashed";
}

export interface LineChartProps {
  label: string;
  series: readonly LineSeries[];
  /** Grid lines with their words; first and last bound the axis. Say in the chart's note when it does not start at zero. */
  ticks: readonly { value: number; text: string }[];
  /** Words under the first and the last point. */
  from: string;
  to: string;
}

const WIDTH = 560;
const LEFT = 44;
const RIGHT = 520;
const TOP = 20;
const FLOOR = 150;

/** One or two lines over time. */
export function LineChart({ label, series, ticks, from, to }: LineChartProps) {
  const low = ticks[0]?.value ?? 0;
  const high = Math.max(low + 1e-9, ticks.at(-1)?.value ?? 1);
  const y = (value: number) => FLOOR - ((FLOOR - TOP) * (value - low)) / (high - low);
  const x = (index: number, count: number) => LEFT + ((RIGHT - LEFT) * index) / Math.max(1, count - 1);
  return (
    <svg viewBox={`0 0 ${WIDTH} 182`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick.value}>
          <line className="grid" x1={LEFT - 4} x2={RIGHT} y1={y(tick.value).toFixed(1)} y2={y(tick.value).toFixed(1)} />
          <text x={LEFT - 10} y={(y(tick.value) + 4).toFixed(1)} textAnchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      {series.map((line) => {
        const path = line.points.map(
          (value, index) => `${x(index, line.points.length).toFixed(1)} ${y(value).toFixed(1)}`,
        );
        return (
          <g key={line.key}>
            {path.length === 0 ? null : (
              <path className={line.stroke === "solid" ? "l1" : "l4"} d={`M${path.join("L")}`} />
            )}
            <text
              className="v"
              x={RIGHT}
              y={(y(line.points.at(-1) ?? low) + (line.stroke === "solid" ? -9 : 20)).toFixed(1)}
              textAnchor="end"
            >
              {line.text}
            </text>
          </g>
        );
      })}
      <text x={LEFT} y="174">
        {from}
      </text>
      <text x={RIGHT} y="174" textAnchor="end">
        {to}
      </text>
    </svg>
  );
}
