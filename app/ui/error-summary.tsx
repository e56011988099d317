import type { ReactNode } from "react";

export interface FieldProblem {
  /** Id of the control to go to. */
  field: string;
  message: ReactNode;
}

/** What has to be put right, first on the page; each line leads to its field. Takes focus on arrival. Empty: nothing. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="errors" role="alert" aria-labelledby="errors" tabIndex={-1} autoFocus>
      <h2 id="errors">{title}</h2>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            <a href={`#${problem.field}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
