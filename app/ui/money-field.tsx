import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";
import { currencySign } from "./format.ts";

export interface MoneyFieldProps extends FieldBase {
  name?: string | undefined;
  /** ISO 4217 code; its sign stands in the field. */
  currency: string;
  /** What was typed before, or `formatDigits(…)`. */
  value?: string | undefined;
  required?: boolean | undefined;
  autoComplete?: string | undefined;
}

/** An amount to type. The sign is decoration: the label says which currency is meant where there could be doubt. */
export function MoneyField({ name, currency, value, required, autoComplete = "off", ...base }: MoneyFieldProps) {
  const sign = currencySign(currency);
  return (
    <Field {...base}>
      <div className="money">
        <span className={sign.length > 1 ? "long" : undefined} aria-hidden="true">
          {sign}
        </span>
        <input
          className="in"
          id={base.id}
          name={name ?? base.id}
          inputMode="decimal"
          autoComplete={autoComplete}
          defaultValue={value}
          required={required}
          aria-invalid={base.error === undefined ? undefined : true}
          aria-describedby={describedBy(base.id, base.hint, base.error)}
        />
      </div>
    </Field>
  );
}
