import type { EpochDay } from "#app/lending/calendar.ts";
import { grownOver } from "./instalments.ts";
import { extrasOpen, growing, openTotal, type Row, type World } from "./world.ts";

/** What ending the loan takes beside what is due: principal, charges to come, and interest for the nights that have passed. */
export function costOfEnding(
  world: World,
  day: EpochDay,
): { readonly rest: number; readonly interest: number; readonly paid: number } {
  const later = world.rows.filter((row) => row.due > day);
  const principal = later.reduce((sum, row) => sum + row.principal + extrasOpen(row, "principal"), 0);
  const charges = later
    .flatMap(({ extras }) => extras)
    .filter(({ component, due }) => due > day && (component === "fee" || component === "penalty"))
    .reduce((sum, { open }) => sum + open, 0);
  const running = later.find((row) => !row.forCharges);
  const grown =
    running === undefined ? 0 : grownOver(world.contract, running.due, day, (night) => world.nights.get(night) ?? 0);
  let own = grown;
  let again = 0;
  let paid = 0;
  let most = 0;
  let stays = 0;
  for (const row of later) {
    const open = row.interest + extrasOpen(row, "interest");
    const owedAgain = row.forCharges
      ? open + row.interestPaid + row.interestWaived
      : row.interestAgain - row.interestUnpaid;
    // A waiver goes to the row's own interest first.
    const asked = open + row.interestPaid + row.interestWaived - owedAgain;
    const waivedOfOwn = Math.min(asked, row.interestWaived);
    own += row.interestElsewhere - waivedOfOwn;
    again += owedAgain - (row.interestWaived - waivedOfOwn);
    const kept = row.interestPaid - row.interestUnpaid;
    paid += kept;
    most += kept + open;
    stays += Math.max(0, kept - paidByReceipts(world, row));
  }
  // Ending never takes more interest than the instalments ask for, and gives back no more than payments had paid.
  const interest = Math.max(stays, Math.min(Math.max(0, own) + again, most));
  return { rest: principal + charges, interest, paid };
}

/** Charges of later rows that are payable already. */
export function payableAhead(later: readonly Row[], day: EpochDay): number {
  return later.flatMap(({ extras }) => extras).reduce((sum, extra) => (extra.due <= day ? sum + extra.open : sum), 0);
}

function paidByReceipts(world: World, row: Row): number {
  return world.receipts
    .flatMap(({ parts }) => parts)
    .reduce(
      (sum, part) => (part.row === row && part.component === "interest" ? sum + part.amount - part.back : sum),
      0,
    );
}

/**
 * Money (or a waiver) for all that is ahead, with interest for the nights so far, ends the loan: later interest is not owed any
 * more, and what was paid of it becomes credit. True when it did.
 */
export function endEarly(world: World, amount: number, day: EpochDay): boolean {
  const later = world.rows.filter((row) => row.due > day);
  const { rest, interest, paid } = costOfEnding(world, day);
  const open = rest + later.reduce((sum, row) => sum + row.interest + extrasOpen(row, "interest"), 0);
  if (open === 0 && paid <= interest) return false;
  const due = world.rows.filter((row) => row.due <= day).reduce((sum, row) => sum + openTotal(row), 0);
  if (amount + paid < due + payableAhead(later, day) + rest + interest) return false;
  // What grew is the running instalment's; another keeps only what was carried to it or owed again.
  const running = later.find((row) => !row.forCharges) ?? later[0];
  const others = later.filter((row) => row !== running);
  let stays = interest;
  for (const row of [...others, ...later.filter((each) => each === running)]) {
    const kept = row.interestPaid - row.interestUnpaid;
    const back = Math.min(kept, paidByReceipts(world, row));
    stays -= kept - back;
  }
  for (const row of [...others, ...later.filter((each) => each === running)]) {
    const back = Math.min(row.interestPaid - row.interestUnpaid, paidByReceipts(world, row));
    const most = row === running ? Infinity : fixedOf(row);
    const kept = Math.max(0, Math.min(stays, back, most));
    giveBack(world, row, back - kept);
    stays -= kept;
  }
  cutOff(later, Math.max(0, stays), day);
  return true;
}

/** Interest of a row that does not depend on days: carried there, or owed again, less what was waived. */
function fixedOf(row: Row): number {
  const again = row.forCharges
    ? extrasOpen(row, "interest") + row.interestPaid + row.interestWaived
    : row.interestAgain - row.interestUnpaid;
  return row.interestElsewhere + again - row.interestWaived;
}

/** A loan taken over with nothing ahead but interest has ended; what was paid elsewhere stays paid. */
export function endTakenOver(world: World, day: EpochDay): void {
  const later = world.rows.filter((row) => row.due > day);
  const { rest, interest, paid } = costOfEnding(world, day);
  if (rest > 0) return;
  cutOff(later, Math.max(0, interest - paid), day);
  let stays = interest;
  for (const row of later) {
    row.interestElsewhere = Math.max(0, row.interestPaid - stays);
    stays = Math.max(0, stays - row.interestPaid);
  }
}

function cutOff(later: readonly Row[], open: number, day: EpochDay): void {
  const running = later.find((row) => !row.forCharges) ?? later[0];
  later.forEach((row, index) => {
    const principal = later.slice(index).reduce((sum, each) => sum + growing(each), 0);
    const stays = row === running ? open : 0;
    // What is asked of a row is what was paid, waived and is open; the end of the loan lowers it to what stays.
    const before =
      row.agreedInterest + row.interestAgain - (row.cut === null ? 0 : row.cut.interest - row.cut.restored);
    const now = row.interestPaid + row.interestWaived + stays;
    if (!row.forCharges && (row.cut !== null || before !== now)) {
      const first = row.cut ?? { interest: row.agreedInterest + row.interestAgain - now, on: day, principal };
      row.cut = { ...first, lentAgain: 0, lentNights: 0n, restored: 0 };
    }
    row.interest = row.forCharges ? row.interest : stays;
  });
}

/** The last payment first. */
function giveBack(world: World, row: Row, amount: number): void {
  let left = amount;
  for (const receipt of [...world.receipts].reverse()) {
    for (const part of receipt.parts) {
      if (part.row !== row || part.component !== "interest") continue;
      const back = Math.min(left, part.amount - part.back);
      part.amount -= back;
      row.interestPaid -= back;
      receipt.credit += back;
      left -= back;
    }
  }
}
