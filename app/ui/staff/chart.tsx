import type { ReactNode } from "react";

/** The five chart colours, told apart by lightness as well as hue. Step 3 is pale: it always has a figure beside it. */
export type ChartColour = 1 | 2 | 3 | 4 | 5;

export interface ChartProps {
  caption: ReactNode;
  /** What is counted, where the axis starts. */
  note?: ReactNode | undefined;
  legend?: readonly LegendEntry[] | undefined;
  /** On a sheet of its own. */
  card?: boolean | undefined;
  children: ReactNode;
}

export interface LegendEntry {
  name: string;
  colour: ChartColour;
}

/** A figure drawn on the server: its name, what it counts, the drawing. The drawing says its figures in its label. */
export function Chart({ caption, note, legend, card = true, children }: ChartProps) {
  return (
    <figure className={card ? "card chart" : "chart"}>
      <figcaption>
        {caption}
        {note === undefined ? null : <small>{note}</small>}
        {legend ? <Legend entries={legend} /> : null}
      </figcaption>
      {children}
    </figure>
  );
}

/** Which colour is what. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <small className="key">
      {entries.map((entry) => (
        <span key={entry.name}>
          <svg width="12" height="12" aria-hidden="true">
            <rect className={`f${entry.colour}`} width="12" height="12" rx="2" />
          </svg>
          {entry.name}
        </span>
      ))}
    </small>
  );
}
