import type { Minor } from "#app/lending/money.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { Mapping } from "./mapping.ts";
import { amountReader, columnOf, type ColumnIndex, type ReadAmount, type ReadingRow } from "./read-cells.ts";

type Fields = Mapping["fields"];

/** Reads an amount that a book may have no column for. */
export function optionalAmount(spec: Fields["instalment"], indexOf: ColumnIndex): ReadAmount {
  return spec ? amountReader(spec, indexOf) : () => undefined;
}

/** Reads paid and unpaid amounts. Undefined: the row says nothing of them. */
export function openingReader(
  fields: Fields,
  indexOf: ColumnIndex,
): (
  row: ReadingRow,
  currency: string,
  lent: Minor,
) => Omit<NonNullable<LoanTerms["opening"]>, "day"> | null | undefined {
  const spec = fields.paid_principal;
  const isBalance = spec !== undefined && "principalLess" in spec;
  const principal = isBalance ? amountReader(spec.principalLess, indexOf) : optionalAmount(spec, indexOf);
  const interest = optionalAmount(fields.paid_interest, indexOf);
  const penalty = optionalAmount(fields.paid_penalty, indexOf);
  const fee = optionalAmount(fields.paid_fee, indexOf);
  const unpaidPenalty = optionalAmount(fields.unpaid_penalty, indexOf);
  const unpaidFee = optionalAmount(fields.unpaid_fee, indexOf);
  return (row, currency, lent) => {
    const found = [principal, interest, penalty, fee, unpaidPenalty, unpaidFee].map((read) => read(row, currency));
    if (found.includes(null)) return null;
    if (found.every((amount) => amount === undefined)) return undefined;
    const [first, ...others] = found;
    if (first !== undefined && first !== null && first > lent) {
      const message = isBalance ? "More principal is left than was lent." : "More principal was paid than was lent.";
      row.problems.push({ column: columnOf(spec), code: "paid_too_much", message });
      return null;
    }
    const [paidInterest, paidPenalty, paidFee, openPenalty, openFee] = others.map((amount) => amount ?? 0);
    return {
      paid: {
        principal: first === undefined || first === null ? 0 : isBalance ? lent - first : first,
        interest: paidInterest ?? 0,
        penalty: paidPenalty ?? 0,
        fee: paidFee ?? 0,
      },
      unpaid: { penalty: openPenalty ?? 0, fee: openFee ?? 0 },
    };
  };
}
