import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import { nearest } from "./exact.ts";
import { extrasOpen, growing, isHeld, type Row, type World } from "./world.ts";

/** The night that ends on a day, and the late fees that it brings. */
export function passDay(world: World, day: EpochDay): void {
  world.nights.set(
    day,
    world.rows.reduce((sum, row) => (row.due >= day ? sum + growing(row) : sum), 0),
  );
  for (const row of world.rows) passNight(world, row, day);
  for (const row of world.rows) chargeLateFee(world, row, day);
}

function passNight(world: World, row: Row, day: EpochDay): void {
  const rule = world.contract.product.penalty;
  if (rule === null) return;
  const base = penaltyBase(world, row);
  if (row.stretch !== null && row.stretch.base !== base) {
    row.closedPenalty += row.stretch.charged;
    row.stretch = null;
  }
  if (base === 0 || day <= row.freeUntil || isHeld(world, "penalty", day)) return;
  row.stretch ??= { base, days: 0, charged: 0 };
  row.stretch.days += 1;
  row.baseDays += BigInt(base);
  const { ppm, under } = penaltyRate(world.contract);
  const contractual = nearest({ over: BigInt(base) * BigInt(row.stretch.days) * ppm, under });
  const charged = Math.max(
    row.stretch.charged,
    Math.min(
      contractual,
      rowLimit(world, row, ["penalty"]) - row.closedPenalty,
      row.stretch.charged + world.lifeLimit - world.lifeCharged,
    ),
  );
  world.lifeCharged += charged - row.stretch.charged;
  row.stretch.charged = charged;
}

function penaltyBase(world: World, row: Row): number {
  const principal = row.principal + extrasOpen(row, "principal");
  if (world.contract.product.penalty?.base !== "principal-and-interest") return principal;
  return principal + row.interest + extrasOpen(row, "interest");
}

function penaltyRate(contract: Contract): { ppm: bigint; under: bigint } {
  const rule = contract.product.penalty;
  if (rule === null) return { ppm: 0n, under: 1n };
  if (rule.rate.kind === "own") {
    const perDay = rule.rate.per === "day";
    return { ppm: BigInt(rule.rate.ratePpm), under: perDay ? 1_000_000n : 1_000_000n * BigInt(rule.yearDays) };
  }
  const raised = nearest({
    over: BigInt(contract.annualRatePpm) * BigInt(1_000_000 + rule.rate.upliftPpm),
    under: 1_000_000n,
  });
  return { ppm: BigInt(raised), under: 1_000_000n * BigInt(rule.yearDays) };
}

/** What default-rate caps leave for this row's default costs of the asked components, without what fees already took. */
function rowLimit(world: World, row: Row, components: readonly ("penalty" | "fee")[]): number {
  let limit = Infinity;
  for (const cap of world.contract.caps) {
    if (cap.kind !== "default-rate" || !components.every((component) => cap.covers.includes(component))) continue;
    const under = cap.per === "day" ? 1_000_000n : 1_000_000n * BigInt(cap.yearDays);
    const most = nearest({ over: row.baseDays * BigInt(cap.ratePpm), under });
    limit = Math.min(limit, most - (cap.covers.includes("fee") ? row.lateFees : 0));
  }
  return Math.max(0, limit);
}

/** The most that default costs may come to over the life of the loan, beside its interest. */
export function lifeLimitOf(contract: Contract, interest: number): number {
  let limit = Infinity;
  for (const cap of contract.caps) {
    if (cap.kind !== "total-cost") continue;
    const most = Number((BigInt(contract.principal) * BigInt(cap.ratePpm)) / 1_000_000n);
    limit = Math.min(limit, Math.max(0, most - interest));
  }
  return limit;
}

function chargeLateFee(world: World, row: Row, day: EpochDay): void {
  const rule = world.contract.product.lateFee;
  if (rule === null || row.forCharges || day <= row.due || isHeld(world, "penalty", day)) return;
  row.countedLateDays += 1;
  const since = row.countedLateDays - (rule.graceDays + 1);
  const falls = since === 0 || (since > 0 && rule.repeatEveryDays !== null && since % rule.repeatEveryDays === 0);
  // Only for principal or interest that is late: a late fee for an unpaid late fee would pyramid.
  if (!falls || row.principal + row.interest === 0) return;
  const of = {
    instalment: row.agreedPrincipal + asked(row),
    overdue: row.principal + row.interest,
    "overdue-principal": row.principal,
    "overdue-interest": row.interest,
  }[rule.of];
  const agreed = Math.max(rule.minimum, nearest({ over: BigInt(of) * BigInt(rule.ratePpm), under: 1_000_000n }));
  const charged = Math.max(
    0,
    Math.min(
      agreed,
      rowLimit(world, row, ["fee"]) - row.closedPenalty - (row.stretch?.charged ?? 0),
      world.lifeLimit - world.lifeCharged,
      world.lateFeeLimit - world.lateFeesCharged,
    ),
  );
  world.lifeCharged += charged;
  world.lateFeesCharged += charged;
  row.lateFees += charged;
  row.extras.push({ id: `late ${row.nr} ${day}`, component: rule.component, due: day, amount: charged, open: charged });
}

/** Interest as agreed, less what the end of the loan cut off. */
function asked({ agreedInterest, cut }: Row): number {
  return agreedInterest - (cut === null ? 0 : cut.interest - cut.restored);
}
