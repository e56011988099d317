import type { ReactNode } from "react";

/** The decision at the side of a case: a form that says who acts, what exactly happens, and why. */
export function Decision({
  action,
  title,
  lead,
  children,
}: {
  action?: string | undefined;
  title: ReactNode;
  lead?: ReactNode | undefined;
  children: ReactNode;
}) {
  return (
    <form className="decision" method="post" action={action}>
      <div>
        <h2>{title}</h2>
        {lead === undefined ? null : <p className="muted">{lead}</p>}
      </div>
      {children}
    </form>
  );
}

export interface Reviewer {
  key: string;
  initials: string;
  text: ReactNode;
  detail?: ReactNode | undefined;
  /** Has not acted yet. */
  waiting?: boolean | undefined;
}

/** Four eyes, seen: who proposed, who has to agree, and who may not. */
export function Eyes({ people }: { people: readonly Reviewer[] }) {
  return (
    <ol className="eyes">
      {people.map((person) => (
        <li key={person.key} className={person.waiting ? "wait" : undefined}>
          <i aria-hidden="true">{person.initials}</i>
          <span>{person.text}</span>
          {person.detail === undefined ? null : <small>{person.detail}</small>}
        </li>
      ))}
    </ol>
  );
}
