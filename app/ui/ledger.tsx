import { Fragment, type ReactNode } from "react";
import { Formula, type Factor } from "./formula.tsx";

export interface LedgerLine {
  key: string;
  label: ReactNode;
  detail?: ReactNode | undefined;
  /** An `Amount`, or words such as "not charged". */
  amount: ReactNode;
  /** The sum that gives the amount. */
  formula?: readonly Factor[] | undefined;
}

export interface LedgerProps {
  caption: ReactNode;
  hideCaption?: boolean | undefined;
  /** Column names, where the caption alone does not say what the columns are. */
  head?: { label: string; amount: string } | undefined;
  lines: readonly LedgerLine[];
  total?: { label: ReactNode; detail?: ReactNode | undefined; amount: ReactNode } | undefined;
}

/** Lines that add up: words left, amounts right, the formula under its line, the total at the foot. Fits 320 px. */
export function Ledger({ caption, hideCaption, head, lines, total }: LedgerProps) {
  return (
    <table className="ledger">
      <caption className={hideCaption ? "vh" : undefined}>{caption}</caption>
      {head ? (
        <thead>
          <tr>
            <th scope="col">{head.label}</th>
            <th scope="col" className="num">
              {head.amount}
            </th>
          </tr>
        </thead>
      ) : null}
      <tbody>
        {lines.map((line) => (
          <Fragment key={line.key}>
            <tr>
              <th scope="row">
                {line.label}
                {line.detail === undefined ? null : <small>{line.detail}</small>}
              </th>
              <td className="num">{line.amount}</td>
            </tr>
            {line.formula ? (
              <tr className="how">
                <td colSpan={2}>
                  <Formula factors={line.formula} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            <th scope="row">
              {total.label}
              {total.detail === undefined ? null : <small>{total.detail}</small>}
            </th>
            <td className="num">{total.amount}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
