import type { ReactNode } from "react";

export interface Fact {
  term: string;
  value: ReactNode;
  detail?: ReactNode | undefined;
}

/** Two or four facts side by side: a name, a value, a small addition. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.value}
            {fact.detail === undefined ? null : <small>{fact.detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
