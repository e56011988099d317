import type { EpochDay } from "#app/lending/calendar.ts";
import type { Component } from "#app/lending/contract.ts";
import type { Chargeback } from "#app/lending/ledger.ts";
import { fraction, nearest } from "./exact.ts";
import { giveCredit, useCredit } from "./money.ts";
import { growing, type Row, rowForDebt, type World } from "./world.ts";

/**
 * Credit first. Then what the payment had settled is owed again: on its own instalment where that is not due yet, else on the
 * instalment that runs. What the payment had not settled comes back as principal. After the last instalment a day has a row of
 * its own, and bears penalty from then, after the free days.
 */
export function chargeBack(world: World, entry: Chargeback, day: EpochDay): void {
  const receipt = world.receipts.find(({ id }) => id === entry.payment);
  let left = entry.amount - giveCredit(world, entry.amount, receipt);
  const order =
    world.contract.product.allocation.chargeback === "as-settled"
      ? (["penalty", "fee", "interest", "principal"] as const)
      : [];
  for (const component of order) {
    for (const part of [...(receipt?.parts ?? [])].reverse()) {
      if (part.component !== component) continue;
      const amount = Math.min(left, part.amount - part.back);
      if (amount === 0) continue;
      part.back += amount;
      left -= amount;
      const own = part.row.due >= day;
      oweAgain(own ? part.row : rowForDebt(world, day), component, amount, own);
    }
  }
  if (left > 0) oweAgain(rowForDebt(world, day), "principal", left, false);
  lendAgain(world, day);
  if (entry.amount > 0) useCredit(world, day);
}

function oweAgain(row: Row, component: Component, amount: number, ahead: boolean): void {
  if (row.forCharges || component === "fee" || component === "penalty") {
    row.extras.push({ id: "", component, due: row.due, amount, open: amount });
    return;
  }
  row[component] += amount;
  if (component === "interest") {
    row.interestAgain += amount;
    if (ahead) row.interestUnpaid += amount;
  }
  if (component === "principal" && !ahead) row.principalAgain += amount;
}

/**
 * A loan that had ended has principal again: for each night that is left of an instalment to come, the interest that was cut
 * off for it is owed after all on the part of the principal that is there.
 */
function lendAgain(world: World, day: EpochDay): void {
  for (const row of world.rows) {
    const { cut } = row;
    if (cut === null || row.due <= day) continue;
    const there = world.rows.filter(({ due }) => due >= row.due).reduce((sum, other) => sum + growing(other), 0);
    const before = cut.lentAgain;
    cut.lentAgain = Math.max(before, there);
    let nights = 0n;
    for (let night = cut.on + 1; night <= row.due; night++) {
      if (night <= startOf(world, row)) continue;
      nights++;
      if (night > day) cut.lentNights += BigInt(cut.lentAgain - before);
    }
    const share = fraction(BigInt(cut.interest) * cut.lentNights, BigInt(Math.max(1, cut.principal)) * nights);
    const owed = Math.min(cut.interest, nearest(share));
    row.interest += owed - cut.restored;
    cut.restored = owed;
  }
}

function startOf(world: World, row: Row): EpochDay {
  const before = world.rows.filter(({ forCharges, due }) => !forCharges && due < row.due).map(({ due }) => due);
  return Math.max(world.contract.startDay, ...before);
}
