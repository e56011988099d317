import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";

export interface TextAreaProps extends FieldBase {
  name?: string | undefined;
  value?: string | undefined;
  required?: boolean | undefined;
  maxLength?: number | undefined;
  autoComplete?: string | undefined;
}

/** Several lines of a person's own words. */
export function TextArea({ name, value, required, maxLength, autoComplete, ...base }: TextAreaProps) {
  return (
    <Field {...base}>
      <textarea
        className="in"
        id={base.id}
        name={name ?? base.id}
        defaultValue={value}
        required={required}
        maxLength={maxLength}
        autoComplete={autoComplete}
        aria-invalid={base.error === undefined ? undefined : true}
        aria-describedby={describedBy(base.id, base.hint, base.error)}
      />
    </Field>
  );
}
