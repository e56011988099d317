import type { ReactNode } from "react";

export interface Kpi {
  name: string;
  value: ReactNode;
  /** What is counted, of what, when. */
  detail: ReactNode;
}

/** Figures to look at: name, number, and what it counts. */
export function Kpis({ kpis }: { kpis: readonly Kpi[] }) {
  return (
    <ul className="kpis">
      {kpis.map((kpi) => (
        <li key={kpi.name}>
          <p>{kpi.name}</p>
          <b>{kpi.value}</b>
          <small>{kpi.detail}</small>
        </li>
      ))}
    </ul>
  );
}
