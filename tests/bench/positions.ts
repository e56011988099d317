import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Product } from "#app/lending/contract.ts";
import { contractOf, day, paid, plainProduct } from "#tests/lending/products.ts";

/** Prints how many positions one core computes in a second of its own time: a loan of 24 instalments with 6 payments, two of them late. */
const product: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "uplift", upliftPpm: 500_000 }, base: "principal", yearDays: 360, graceDays: 0 },
};
const contract = contractOf(product, { principal: 6_000_000, count: 24 });
const schedule = makeSchedule(contract);
const entries: Entry[] = [
  paid("a", "2026-02-15", 282_441),
  paid("b", "2026-03-15", 282_441),
  paid("c", "2026-04-20", 282_441),
  paid("d", "2026-05-15", 250_000),
  paid("e", "2026-06-15", 282_441),
  paid("f", "2026-07-20", 282_441),
];
const asOf = day("2026-09-20");

let checksum = 0;
function run(count: number): number {
  const start = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    checksum += positionOf(contract, schedule, entries, asOf + (index % 30)).upToDate;
  }
  const { user, system } = process.cpuUsage(start);
  return count / ((user + system) / 1e6);
}

run(20_000);
const rates = Array.from({ length: 5 }, () => run(40_000)).sort((a, b) => a - b);
console.log(
  `positions per second on one core: ${Math.round(rates[2] ?? 0).toLocaleString("en")} (checksum ${checksum})`,
);
