import type { HTMLInputTypeAttribute, InputHTMLAttributes } from "react";
import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";

export interface TextFieldProps extends FieldBase {
  /** Defaults to the id. */
  name?: string | undefined;
  type?: HTMLInputTypeAttribute | undefined;
  /** What was typed before. */
  value?: string | undefined;
  /** Width by what goes in: xs two digits, s four, m a short text; full width without. */
  width?: "xs" | "s" | "m" | undefined;
  required?: boolean | undefined;
  input?:
    | Pick<
        InputHTMLAttributes<HTMLInputElement>,
        "autoComplete" | "inputMode" | "maxLength" | "autoCapitalize" | "enterKeyHint" | "spellCheck" | "pattern"
      >
    | undefined;
}

/** One line of text. */
export function TextField({ name, type, value, width, required, input, ...base }: TextFieldProps) {
  return (
    <Field {...base}>
      <input
        {...input}
        className={width ? `in w-${width}` : "in"}
        id={base.id}
        name={name ?? base.id}
        type={type}
        defaultValue={value}
        required={required}
        aria-invalid={base.error === undefined ? undefined : true}
        aria-describedby={describedBy(base.id, base.hint, base.error)}
      />
    </Field>
  );
}
