import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";

export interface SelectFieldProps extends FieldBase {
  name?: string | undefined;
  options: readonly { value: string; text: string }[];
  value?: string | undefined;
  required?: boolean | undefined;
}

/** One of a list. For up to seven options `Choices` is easier on a phone. */
export function SelectField({ name, options, value, required, ...base }: SelectFieldProps) {
  return (
    <Field {...base}>
      <select
        className="in"
        id={base.id}
        name={name ?? base.id}
        defaultValue={value}
        required={required}
        aria-invalid={base.error === undefined ? undefined : true}
        aria-describedby={describedBy(base.id, base.hint, base.error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
