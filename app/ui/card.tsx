import type { ReactNode } from "react";

export interface CardProps {
  title?: ReactNode | undefined;
  level?: 2 | 3 | undefined;
  /** Anchor for links to this card. */
  id?: string | undefined;
  /** On the colour of the room, without a shadow: for an answer to what was typed. */
  soft?: boolean | undefined;
  children: ReactNode;
}

/** A sheet of paper on the table: one subject. */
export function Card({ title, level = 2, id, soft, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={soft ? "card soft flow tight" : "card flow tight"} id={id}>
      {title === undefined ? null : <Heading>{title}</Heading>}
      {children}
    </section>
  );
}
