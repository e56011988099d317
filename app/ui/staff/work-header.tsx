import type { ReactNode } from "react";

export interface WorkHeaderProps {
  title: ReactNode;
  /** A case number beside the title. */
  reference?: ReactNode | undefined;
  /** Tags, links and small buttons at the right. */
  children?: ReactNode | undefined;
}

/** The head of a staff page or a case: what it is, and what can be done with it. */
export function WorkHeader({ title, reference, children }: WorkHeaderProps) {
  return (
    <div className="bar-top">
      <h1>
        {title}
        {reference === undefined ? null : (
          <>
            {" "}
            <span className="muted num">{reference}</span>
          </>
        )}
      </h1>
      {children}
    </div>
  );
}
