import { Fragment, type ReactNode } from "react";

export interface Factor {
  value: ReactNode;
  /** What the value is: "late principal", "a day", "7–10 Nov". */
  unit?: ReactNode | undefined;
}

/** How an amount comes about: base × rate × days, each with its name. */
export function Formula({ factors, sign = "×" }: { factors: readonly Factor[]; sign?: string | undefined }) {
  return (
    <p className="formula">
      {factors.map((factor, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <i>{sign}</i>}
          <span>
            {factor.value}
            {factor.unit === undefined ? null : <small>{factor.unit}</small>}
          </span>
        </Fragment>
      ))}
    </p>
  );
}
