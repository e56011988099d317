import type { ReactNode } from "react";
import { describedBy, type FieldBase, HintAndError, LabelText } from "./field-parts.tsx";
import { currencySign } from "./format.ts";

export interface StepperProps extends FieldBase {
  name?: string | undefined;
  currency: string;
  /** What was typed before, or `formatDigits(…)`. */
  value: string;
  /** The two submit buttons: what they send, and their full words ("Take off ¥50"). */
  less: { value: string; text: string };
  more: { value: string; text: string };
  /** The name the two buttons send. */
  stepName?: string | undefined;
  /** The label is for those who cannot see the legend around it. */
  hideLabel?: boolean | undefined;
  autoComplete?: string | undefined;
  /** Chips or a button under the number. */
  children?: ReactNode | undefined;
}

/**
 * An amount with a button on either side. Both buttons submit, so the server does the arithmetic and answers with the page.
 * The form starts with a `DefaultButton`, else the Enter key would press "less".
 */
export function Stepper({
  words,
  id,
  label,
  hint,
  error,
  optional,
  name,
  currency,
  value,
  less,
  more,
  stepName = "step",
  hideLabel,
  autoComplete = "off",
  children,
}: StepperProps) {
  return (
    <div className="field">
      <label className={hideLabel ? "vh" : undefined} htmlFor={id}>
        <LabelText words={words} label={label} optional={optional} />
      </label>
      <HintAndError words={words} id={id} hint={hint} error={error} />
      <div className="stepper">
        <button name={stepName} value={less.value} formNoValidate>
          <span aria-hidden="true">−</span>
          <span className="vh">{less.text}</span>
        </button>
        <div>
          <span aria-hidden="true">{currencySign(currency)}</span>
          <input
            id={id}
            name={name ?? id}
            inputMode="decimal"
            autoComplete={autoComplete}
            defaultValue={value}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={describedBy(id, hint, error)}
          />
        </div>
        <button name={stepName} value={more.value} formNoValidate>
          <span aria-hidden="true">+</span>
          <span className="vh">{more.text}</span>
        </button>
      </div>
      {children}
    </div>
  );
}

/** What the Enter key presses, in a form whose first visible button means something else. First in the form, unseen. */
export function DefaultButton({ name, value }: { name?: string | undefined; value?: string | undefined }) {
  return <button className="vh" name={name} value={value} tabIndex={-1} aria-hidden="true" />;
}
