import type { ReactNode } from "react";
import { describedBy, type FieldBase, HintAndError, LabelText } from "./field-parts.tsx";

export interface FieldsetProps extends FieldBase {
  /** `heading`: the question is the page's h1. `hidden`: only for those who cannot see the page around it. */
  legend?: "plain" | "heading" | "hidden" | undefined;
  children: ReactNode;
}

/** Several controls with one question, one hint and one error. */
export function Fieldset({ words, id, label, hint, error, optional, legend = "plain", children }: FieldsetProps) {
  const text = <LabelText words={words} label={label} optional={optional} />;
  return (
    <fieldset className="field" aria-describedby={describedBy(id, hint, error)}>
      <legend className={legend === "hidden" ? "vh" : undefined}>
        {legend === "heading" ? <h1>{text}</h1> : text}
      </legend>
      <HintAndError words={words} id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}
