import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

export interface LetterProps {
  /** Legal name of the lender, and a line with how to reach it. */
  sender: { name: ReactNode; detail: ReactNode };
  /** Reference and date. */
  about: ReactNode;
  title: ReactNode;
  /** 2 where the letter is shown on a page that has its own heading. */
  level?: 1 | 2 | undefined;
  /** Paragraphs and `section`s. */
  children: ReactNode;
  /** Version, which language governs. */
  foot?: ReactNode | undefined;
}

/** A letter: an A4 sheet on the screen, and the same on paper. */
export function Letter({ sender, about, title, level = 1, children, foot }: LetterProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <article className="letter">
      <header>
        <div className="row">
          <Mark size={36} />
          <div>
            <strong>{sender.name}</strong>
            <br />
            <span className="fine">{sender.detail}</span>
          </div>
        </div>
        <address className="fine">{about}</address>
      </header>
      <Heading>{title}</Heading>
      {children}
      {foot === undefined ? null : (
        <footer className="fine">
          <p>{foot}</p>
        </footer>
      )}
    </article>
  );
}
