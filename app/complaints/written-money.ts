import { formatMoney, type Minor } from "#app/lending/money.ts";

/** An amount as letters write it: the digits exactly, with the currency by its code: "CNY 1250.00". */
export function writtenMoney(amount: Minor, currency: string): string {
  return `${currency} ${formatMoney(amount, currency)}`;
}
