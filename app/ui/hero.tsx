import type { ReactNode } from "react";
import { Facts, type Fact } from "./facts.tsx";
import { Hills } from "./hills.tsx";
import { Tag } from "./tag.tsx";
import type { Tone } from "./tone.ts";

export interface HeroProps {
  /** The sentence that leads to the number: "To be up to date". */
  lead: ReactNode;
  /** The number or the date, large. An `Amount`, or any words. */
  figure?: ReactNode | undefined;
  /** A line above: status and reference. With it, `heading` gives the page its (hidden) h1 and the lead is an h2. */
  status?: { text: ReactNode; tone?: Tone | undefined; reference?: ReactNode | undefined; heading: string } | undefined;
  /** The words of the switch that hides every amount on the page ("Hide amounts"). Left out: no switch. */
  hideAmounts?: string | undefined;
  facts?: readonly Fact[] | undefined;
  /** Paragraphs under the figure. */
  children?: ReactNode | undefined;
}

/** The answer first: one number or date with its meaning, and two smaller facts. */
export function Hero({ lead, figure, status, hideAmounts, facts, children }: HeroProps) {
  const Heading = status ? "h2" : "h1";
  return (
    <section className="hero" aria-labelledby="hero">
      <Hills />
      {hideAmounts === undefined ? null : (
        <label className="mask">
          <input type="checkbox" />
          {hideAmounts}
        </label>
      )}
      {status ? (
        <>
          <p className="row">
            <Tag tone={status.tone}>{status.text}</Tag>
            {status.reference === undefined ? null : <span className="fine num">{status.reference}</span>}
          </p>
          <h1 className="vh">{status.heading}</h1>
        </>
      ) : null}
      <Heading id="hero">
        {lead} {figure === undefined ? null : <strong className="big">{figure}</strong>}
      </Heading>
      {children}
      {facts ? <Facts facts={facts} /> : null}
    </section>
  );
}
