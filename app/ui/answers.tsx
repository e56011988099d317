import type { ReactNode } from "react";

export interface Answer {
  term: string;
  value: ReactNode;
  /** `text` "Change", `about` what is changed, for those who hear the links one by one: ": each payment". */
  change?: { href: string; text: string; about: string } | undefined;
}

/** What was said or decided, to read over: name, answer, and a way to change it. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl className="answers">
      {answers.map((answer) => (
        <div key={answer.term}>
          <dt>{answer.term}</dt>
          <dd>{answer.value}</dd>
          {answer.change ? (
            <dd className="edit">
              <a href={answer.change.href}>
                {answer.change.text}
                <span className="vh">{answer.change.about}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
