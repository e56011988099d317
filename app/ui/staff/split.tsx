import type { ReactNode } from "react";

export interface SplitItem {
  key: string;
  href: string;
  reference: string;
  /** A short `Ttb`. */
  clock?: ReactNode | undefined;
  name: ReactNode;
  detail?: ReactNode | undefined;
  current?: boolean | undefined;
}

export interface SplitProps {
  list: { label: string; heading: ReactNode; items: readonly SplitItem[] };
  /** The case: `WorkHeader`, `Rules`, cards. */
  children: ReactNode;
  /** A `Decision`. */
  aside?: { label: string; content: ReactNode } | undefined;
}

/** List, case and decision side by side; one under the other on a narrow screen. */
export function Split({ list, children, aside }: SplitProps) {
  return (
    <div className="split">
      <nav aria-label={list.label}>
        <h2 className="h">{list.heading}</h2>
        <ul>
          {list.items.map((item) => (
            <li key={item.key}>
              <a href={item.href} aria-current={item.current ? "page" : undefined}>
                <span className="head">
                  <b className="num">{item.reference}</b>
                  {item.clock}
                </span>
                <span>{item.name}</span>
                {item.detail === undefined ? null : <small>{item.detail}</small>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <article className="case">{children}</article>
      {aside ? <aside aria-label={aside.label}>{aside.content}</aside> : null}
    </div>
  );
}
