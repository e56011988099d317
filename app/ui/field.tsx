import type { ReactNode } from "react";
import { type FieldBase, HintAndError, LabelText } from "./field-parts.tsx";

/** Label, hint, error and one control, in that order. The control ties itself with `describedBy`. */
export function Field({ words, id, label, hint, error, optional, children }: FieldBase & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        <LabelText words={words} label={label} optional={optional} />
      </label>
      <HintAndError words={words} id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}
