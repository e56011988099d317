import type { ChartColour } from "./chart.tsx";

export interface Share {
  key: string;
  value: number;
  colour: ChartColour;
}

const WIDTH = 560;
const GAP = 3;

/** One bar divided into parts of a whole. Its legend carries the figures. */
export function ShareBar({ label, shares }: { label: string; shares: readonly Share[] }) {
  const whole = Math.max(
    1,
    shares.reduce((sum, share) => sum + share.value, 0),
  );
  const room = WIDTH - GAP * Math.max(0, shares.length - 1);
  const parts = shares.map((share, index) => {
    const before = shares.slice(0, index).reduce((sum, earlier) => sum + earlier.value, 0);
    return { ...share, x: (room * before) / whole + GAP * index, width: (room * share.value) / whole };
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} 20`} role="img" aria-label={label}>
      {parts.map((part) => (
        <rect
          key={part.key}
          className={`f${part.colour}`}
          x={part.x.toFixed(1)}
          width={part.width.toFixed(1)}
          height="20"
          rx="4"
        />
      ))}
    </svg>
  );
}
