import { Fragment, type ReactNode } from "react";
import type { FieldBase } from "./field-parts.tsx";
import { Fieldset, type FieldsetProps } from "./fieldset.tsx";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  /** A smaller line under the label. */
  detail?: ReactNode | undefined;
  /** A word at the side: "Closest to ¥400". A `Tag`. */
  tag?: ReactNode | undefined;
  /** Names and values under the label. */
  facts?: readonly { term: string; value: ReactNode }[] | undefined;
  /** Further controls that belong to this choice, always visible under it (nothing depends on scripts). */
  reveal?: ReactNode | undefined;
}

export interface ChoicesProps extends FieldBase {
  legend?: FieldsetProps["legend"];
  /** `radio`: one of them. `checkbox`: any of them. */
  type: "radio" | "checkbox";
  name?: string | undefined;
  options: readonly ChoiceOption[];
  /** The value, or values, chosen before. Never preset anything large or optional. */
  chosen?: string | readonly string[] | undefined;
  /** Two columns where there is room. */
  two?: boolean | undefined;
  required?: boolean | undefined;
}

/** One or some of a few. Every option is a large target; the first carries the plain id for the error summary. */
export function Choices({ type, name, options, chosen, two, required, ...base }: ChoicesProps) {
  const rich = options.some((option) => option.detail !== undefined || option.facts !== undefined);
  const isChosen = (value: string) => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);
  return (
    <Fieldset {...base}>
      <div className={two ? "choices two" : "choices"}>
        {options.map((option, index) => (
          <Fragment key={option.value}>
            <label className={option.facts ? "choice" : "choice line"}>
              <input
                type={type}
                id={index === 0 ? base.id : undefined}
                name={name ?? base.id}
                value={option.value}
                defaultChecked={isChosen(option.value)}
                required={type === "radio" && required}
              />
              <span>
                {option.tag}
                {rich ? <b>{option.label}</b> : option.label}
                {option.detail === undefined ? null : <small>{option.detail}</small>}
                {option.facts ? (
                  <dl>
                    {option.facts.map((fact) => (
                      <Fragment key={fact.term}>
                        <dt>{fact.term}</dt>
                        <dd>{fact.value}</dd>
                      </Fragment>
                    ))}
                  </dl>
                ) : null}
              </span>
            </label>
            {option.reveal === undefined ? null : <div className="reveal flow tight">{option.reveal}</div>}
          </Fragment>
        ))}
      </div>
    </Fieldset>
  );
}
