import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** The fixed words of every field. */
export interface FieldWords {
  /** Read out before an error: "Error: ". */
  error: string;
  /** "(optional)" */
  optional: string;
}

/** What all fields have in common. */
export interface FieldBase {
  words: FieldWords;
  /** The control's id; hint and error are `<id>-hint` and `<id>-error`, and the error summary links to it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode | undefined;
  /** What is wrong and how to put it right; the summary repeats the same words. */
  error?: string | undefined;
  optional?: boolean | undefined;
}

/** "id-hint id-error" as far as they exist. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  if (hint !== undefined) return error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;
  return error === undefined ? undefined : `${id}-error`;
}

/** The words of a label or legend, with "(optional)" where it is. */
export function LabelText({ words, label, optional }: Pick<FieldBase, "words" | "label" | "optional">) {
  return optional ? (
    <>
      {label} <span className="opt">{words.optional}</span>
    </>
  ) : (
    <>{label}</>
  );
}

/** Hint and error, in that order, with the ids that `describedBy` names. */
export function HintAndError({ words, id, hint, error }: Pick<FieldBase, "words" | "id" | "hint" | "error">) {
  return (
    <>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="err" id={`${id}-error`}>
          <Icon name="alert" size={18} />
          <span>
            <span className="vh">{words.error}</span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}
