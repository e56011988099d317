import type { ReactNode } from "react";

export interface PagerProps {
  /** Name of the landmark: "Pages". */
  label: string;
  /** Where one is: "Newest first". */
  status?: ReactNode | undefined;
  previous?: { href: string; text: string } | undefined;
  next?: { href: string; text: string } | undefined;
}

/** On and back through a long list by the key of its last row: cheap at any depth. Neither side: nothing but the status. */
export function Pager({ label, status, previous, next }: PagerProps) {
  return (
    <nav className="pages row" aria-label={label}>
      {status === undefined ? null : <p className="fine">{status}</p>}
      {previous || next ? (
        <ul className="push">
          {previous ? (
            <li>
              <a href={previous.href} rel="prev">
                {previous.text}
              </a>
            </li>
          ) : null}
          {next ? (
            <li>
              <a href={next.href} rel="next">
                {next.text}
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </nav>
  );
}
