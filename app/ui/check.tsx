import type { ReactNode } from "react";
import { type FieldBase, HintAndError } from "./field-parts.tsx";

export interface CheckProps extends Pick<FieldBase, "words" | "id" | "error" | "optional"> {
  name?: string | undefined;
  value?: string | undefined;
  checked?: boolean | undefined;
  required?: boolean | undefined;
  label: ReactNode;
}

/** One box to tick: a consent. Never ticked beforehand. Several of them stand in `Fieldset` > `.choices`. */
export function Check({ words, id, name, value = "yes", checked, required, error, optional, label }: CheckProps) {
  return (
    <>
      <HintAndError words={words} id={id} hint={undefined} error={error} />
      <label className="choice check">
        <input
          type="checkbox"
          id={id}
          name={name ?? id}
          value={value}
          defaultChecked={checked}
          required={required}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
        />
        <span>
          {label}
          {optional ? (
            <>
              {" "}
              <span className="opt">{words.optional}</span>
            </>
          ) : null}
        </span>
      </label>
    </>
  );
}
