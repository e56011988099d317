import type { EpochDay } from "#app/lending/calendar.ts";
import type { Component, Contract } from "#app/lending/contract.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import { nearest } from "./exact.ts";
import { agreedRows, interestSoFar } from "./instalments.ts";

/**
 * The rules of the documents, lived through one day at a time: nothing is solved, cached or skipped. Each morning brings the
 * night's penalty and the late fees, then the day's ledger entries follow in the order in which they were entered.
 */

/** Something extra that a row asks for. */
interface Extra {
  readonly id: string;
  readonly component: Component;
  readonly due: EpochDay;
  readonly amount: number;
  open: number;
}

/** Consecutive counted days on one base: rounded on their own. */
interface Stretch {
  base: number;
  days: number;
  charged: number;
}

interface Row {
  readonly nr: number;
  due: EpochDay;
  readonly forCharges: boolean;
  readonly extras: Extra[];
  principal: number;
  interest: number;
  /** Penalty interest: charged by closed stretches, by the running one, and what was paid or waived of both. */
  closedPenalty: number;
  stretch: Stretch | null;
  settledPenalty: number;
  baseDays: bigint;
  lateFees: number;
  countedLateDays: number;
  readonly agreedPrincipal: number;
  /** Interest that the row asked for (less when the loan ended early), and of it what a chargeback made owed again. */
  everAsked: number;
  owedAgain: number;
  /** Last day that bears no penalty: the due date and the free days after it. */
  freeUntil: EpochDay;
}

export interface RowView {
  readonly nr: number;
  readonly due: EpochDay;
  readonly principal: number;
  readonly interest: number;
  readonly penalty: number;
  readonly fee: number;
}

export interface ReferencePosition {
  readonly upToDate: number;
  readonly outstanding: number;
  readonly dpd: number;
  /** Of these, days on which neither a contact nor a penalty hold ran. */
  readonly dpdWithoutHolds: number;
  /** Penalty asked for so far, paid or not. */
  readonly penaltyOwed: number;
  /** What default costs grow by on the next day, if nothing happens. */
  readonly tomorrow: number;
  readonly credit: number;
  readonly rows: readonly RowView[];
}

interface World {
  readonly contract: Contract;
  readonly rows: Row[];
  readonly holds: readonly Hold[];
  readonly waivedCharges: readonly Entry[];
  credit: number;
  /** Where each payment went, in the order in which they came. */
  readonly receipts: Receipt[];
  /** Penalty and late fees charged over the life of the loan. */
  lifeCharged: number;
  lateFeesCharged: number;
  readonly lifeLimit: number;
  readonly lateFeeLimit: number;
}

interface Receipt {
  readonly id: string;
  readonly split: Record<Component, number>;
  /** What nothing has needed yet. */
  credit: number;
}

interface Hold {
  readonly scopes: readonly HoldScope[];
  readonly from: EpochDay;
  readonly until: EpochDay;
}

/** The position at the end of `asOf`. Supports payments, adjustments, charges, waivers, holds and reversals of each. */
export function liveThrough(contract: Contract, entries: readonly Entry[], asOf: EpochDay): ReferencePosition {
  const standing = standingEntries(entries.filter(({ effective }) => effective <= asOf));
  const agreed = agreedRows(contract);
  const world: World = {
    contract,
    rows: agreed.map((row, k) => emptyRow(k + 1, row.due, row.principal, row.interest, graceDaysOf(contract))),
    holds: holdsOf(standing),
    waivedCharges: standing.filter((entry) => entry.kind === "waiver" && entry.charge !== undefined),
    receipts: [],
    credit: 0,
    lifeCharged: 0,
    lateFeesCharged: 0,
    lifeLimit: lifeLimitOf(
      contract,
      agreed.reduce((sum, { interest }) => sum + interest, 0),
    ),
    lateFeeLimit: Math.min(...contract.caps.map((cap) => (cap.kind === "late-fees" ? cap.amount : Infinity)), Infinity),
  };
  const first = Math.min(contract.startDay, ...standing.map(({ effective }) => effective));
  // Before its opening a loan was run elsewhere: what it cost then is in the opening.
  const opened = Math.max(
    -Infinity,
    ...standing.map((entry) => (entry.kind === "opening" ? entry.effective : -Infinity)),
  );
  for (let day = first; day <= asOf; day++) {
    if (day > opened) passDay(world, day);
    for (const entry of standing) if (entry.effective === day) follow(world, entry, day);
  }
  const position = view(world, asOf);
  const before = world.lifeCharged;
  passDay(world, asOf + 1);
  return { ...position, tomorrow: world.lifeCharged - before };
}

/** The night that ends on a day, and the late fees that it brings. */
function passDay(world: World, day: EpochDay): void {
  for (const row of world.rows) passNight(world, row, day);
  for (const row of world.rows) chargeLateFee(world, row, day);
}

function emptyRow(nr: number, due: EpochDay, principal: number, interest: number, graceDays: number): Row {
  return {
    nr,
    due,
    forCharges: false,
    extras: [],
    principal,
    interest,
    closedPenalty: 0,
    stretch: null,
    settledPenalty: 0,
    baseDays: 0n,
    lateFees: 0,
    countedLateDays: 0,
    agreedPrincipal: principal,
    everAsked: interest,
    owedAgain: 0,
    freeUntil: due + graceDays,
  };
}

function graceDaysOf(contract: Contract): number {
  return contract.product.penalty?.graceDays ?? 0;
}

/** Entries without the reversed ones and without reversals, in the order entered. A reversed reversal reverses nothing. */
function standingEntries(entries: readonly Entry[]): Entry[] {
  const stands = (id: string): boolean =>
    !entries.some((entry) => entry.kind === "reversal" && entry.reverses === id && stands(entry.id));
  return entries
    .filter((entry) => entry.kind !== "reversal" && stands(entry.id))
    .sort((a, b) => a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1));
}

function holdsOf(entries: readonly Entry[]): Hold[] {
  const holds: Hold[] = [];
  for (const start of entries) {
    if (start.kind !== "hold-start") continue;
    const ends = entries.filter((entry) => entry.kind === "hold-end" && entry.hold === start.hold);
    holds.push({
      scopes: start.scopes,
      from: start.effective,
      until: Math.min(Infinity, ...ends.map((end) => end.effective)),
    });
  }
  return holds;
}

function isHeld(world: World, scope: HoldScope, day: EpochDay): boolean {
  return world.holds.some(({ scopes, from, until }) => scopes.includes(scope) && from <= day && day < until);
}

// ---- penalty ----

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

function lifeLimitOf(contract: Contract, interest: number): number {
  let limit = Infinity;
  for (const cap of contract.caps) {
    if (cap.kind !== "total-cost") continue;
    const most = Number((BigInt(contract.principal) * BigInt(cap.ratePpm)) / 1_000_000n);
    limit = Math.min(limit, Math.max(0, most - interest));
  }
  return limit;
}

function penaltyOpen(row: Row): number {
  return row.closedPenalty + (row.stretch?.charged ?? 0) - row.settledPenalty;
}

// ---- late fees ----

function chargeLateFee(world: World, row: Row, day: EpochDay): void {
  const rule = world.contract.product.lateFee;
  if (rule === null || row.forCharges || day <= row.due || isHeld(world, "penalty", day)) return;
  row.countedLateDays += 1;
  const since = row.countedLateDays - (rule.graceDays + 1);
  const falls = since === 0 || (since > 0 && rule.repeatEveryDays !== null && since % rule.repeatEveryDays === 0);
  // Only for principal or interest that is late: a late fee for an unpaid late fee would pyramid.
  if (!falls || row.principal + row.interest === 0) return;
  const of = {
    instalment: row.agreedPrincipal + row.everAsked,
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

// ---- entries ----

function follow(world: World, entry: Entry, day: EpochDay): void {
  switch (entry.kind) {
    case "payment":
      receive(world, newReceipt(world, entry.id), entry.amount, day, entry.order);
      return;
    case "adjustment": {
      const charge = world.rows.flatMap(({ extras }) => extras).find(({ id }) => id === entry.charge);
      const direct = Math.min(entry.amount, charge?.open ?? 0);
      if (charge !== undefined) charge.open -= direct;
      receive(world, newReceipt(world, entry.id), entry.amount - direct, day);
      return;
    }
    case "opening":
      takeOver(world, entry, day);
      return;
    case "charge": {
      const given = world.waivedCharges.map((waiver) =>
        waiver.kind === "waiver" && waiver.charge === entry.id ? waiver.amount : 0,
      );
      const open = Math.max(0, entry.amount - given.reduce((sum, amount) => sum + amount, 0));
      const { id, component, due, amount } = entry;
      rowForCharge(world, due).extras.push({ id, component, due, amount, open });
      useCredit(world, day);
      return;
    }
    case "waiver":
      if (entry.charge === undefined) waive(world, entry, day);
      return;
    case "refund":
      world.credit -= Math.min(world.credit, entry.amount);
      return;
    case "chargeback":
      chargeBack(world, entry, day);
      return;
    case "hold-start":
    case "hold-end":
      return;
    default:
      throw new Error(`not in the reference: ${entry.kind}`);
  }
}

/** What was paid elsewhere fills each component from the oldest instalment; what was unpaid is asked for with the oldest open. */
function takeOver(world: World, entry: Extract<Entry, { kind: "opening" }>, day: EpochDay): void {
  const receipt = newReceipt(world, entry.id);
  for (const component of ["principal", "interest"] as const) {
    let left = entry.paid[component];
    for (const row of world.rows) left -= take(row, component, left);
    receipt.credit += left;
    world.credit += left;
  }
  const later = world.rows.filter((row) => row.due > day);
  endEarly(world, later, 0, day);
  const lateDays = (row: Row) => Math.max(0, day - row.due);
  for (const row of world.rows) row.countedLateDays = lateDays(row);
  const { paid, unpaid } = entry;
  world.lifeCharged += paid.penalty + paid.fee + unpaid.penalty + unpaid.fee;
  world.lateFeesCharged += paid.fee + unpaid.fee;
  for (const component of ["penalty", "fee"] as const) {
    const amount = unpaid[component];
    if (amount === 0) continue;
    const row = world.rows.find((each) => openTotal(each) > 0) ?? rowForCharge(world, day);
    row.extras.push({ id: entry.id, component, due: Math.min(row.due, day), amount, open: amount });
  }
}

function newReceipt(world: World, id: string): Receipt {
  const receipt = { id, split: { fee: 0, penalty: 0, interest: 0, principal: 0 }, credit: 0 };
  world.receipts.push(receipt);
  return receipt;
}

function receive(world: World, receipt: Receipt, amount: number, day: EpochDay, order?: readonly Component[]): void {
  const left = settle(world, receipt, amount, day, order);
  receipt.credit += left;
  world.credit += left;
}

/** Credit settles what comes later, the oldest credit first; what was refunded is gone. */
function useCredit(world: World, day: EpochDay): void {
  for (const receipt of world.receipts) {
    const available = Math.min(receipt.credit, world.credit);
    receipt.credit -= available;
    world.credit -= available;
    receive(world, receipt, available, day);
  }
}

/**
 * What the payment had settled is owed again on the instalment that runs; what it had not settled comes back as principal.
 * After the last instalment it is due on its own day and bears penalty from then, after the free days. An overpayment that
 * covers it is used up and nothing is owed again.
 */
function chargeBack(world: World, entry: Extract<Entry, { kind: "chargeback" }>, day: EpochDay): void {
  if (world.credit >= entry.amount) {
    world.credit -= entry.amount;
    return;
  }
  const settled = world.receipts.find(({ id }) => id === entry.payment)?.split;
  const row = rowForCharge(world, day);
  if (row.forCharges && penaltyBase(world, row) === 0) row.freeUntil = day + graceDaysOf(world.contract);
  const order =
    world.contract.product.allocation.chargeback === "as-settled" ? (["penalty", "fee", "interest"] as const) : [];
  let left = entry.amount;
  for (const component of order) {
    const part = Math.min(left, settled?.[component] ?? 0);
    left -= part;
    oweAgain(row, component, part, day);
  }
  oweAgain(row, "principal", left, day);
  useCredit(world, day);
}

function oweAgain(row: Row, component: Component, amount: number, day: EpochDay): void {
  if (amount === 0) return;
  const own = component === "principal" || component === "interest";
  if (own && !row.forCharges) {
    row[component] += amount;
    if (component === "interest") row.owedAgain += amount;
  } else row.extras.push({ id: "", component, due: row.forCharges ? day : row.due, amount, open: amount });
}

/** The first instalment due on or after it; later ones share one row after the last, which is as late as the latest. */
function rowForCharge(world: World, due: EpochDay): Row {
  const found = world.rows.find((row) => row.due >= due);
  if (found !== undefined) return found;
  const last = world.rows.at(-1);
  if (last?.forCharges === true) {
    last.due = due;
    return last;
  }
  const added = { ...emptyRow(world.rows.length + 1, due, 0, 0, graceDaysOf(world.contract)), forCharges: true };
  world.rows.push(added);
  return added;
}

/**
 * Past due, then due today, then charges already payable in instalments that are not yet due, then in advance. Gives back
 * what nothing needed.
 */
function settle(
  world: World,
  { split }: Receipt,
  amount: number,
  day: EpochDay,
  ownOrder?: readonly Component[],
): number {
  const { due: dueOrder, advance, direction, excess } = world.contract.product.allocation;
  const { rows } = world;
  const order = ownOrder ?? dueOrder;
  let left = amount;
  const pay = (component: Component, part: number): void => {
    split[component] += part;
    left -= part;
  };
  const sweep = (bucket: readonly Row[], components: readonly Component[]): void => {
    if (direction === "horizontal")
      for (const row of bucket) for (const component of components) pay(component, take(row, component, left));
    else for (const component of components) for (const row of bucket) pay(component, take(row, component, left));
  };
  sweep(
    rows.filter((row) => row.due < day),
    order,
  );
  sweep(
    rows.filter((row) => row.due === day),
    order,
  );
  const later = rows.filter((row) => row.due > day);
  for (const row of later) for (const component of order) pay(component, takeExtras(row, component, left, day));
  endEarly(world, later, left, day);
  if (excess === "next-principal") for (const row of later) pay("principal", take(row, "principal", left));
  sweep(excess === "last" ? [...later].reverse() : later, ownOrder ?? advance);
  if (left === 0) endEarly(world, later, 0, day);
  return left;
}

/** Money (or a waiver) for all that is ahead, with interest for the days so far, ends the loan: later interest is not owed any more. */
function endEarly(world: World, later: readonly Row[], amount: number, day: EpochDay): void {
  const running = later[0];
  if (running === undefined) return;
  const everything = later.reduce((sum, row) => sum + row.principal + extrasOpen(row, "principal"), 0);
  const charges = later
    .flatMap(({ extras }) => extras)
    .filter(({ component, due }) => due > day && (component === "fee" || component === "penalty"))
    .reduce((sum, { open }) => sum + open, 0);
  const grown = running.forCharges ? 0 : interestSoFar(world.contract, everything, running.due, day);
  const ownLater = later.filter((row) => !row.forCharges);
  const again =
    ownLater.reduce((sum, row) => sum + row.owedAgain, 0) +
    later.reduce((sum, row) => sum + extrasOpen(row, "interest"), 0);
  const before = ownLater.reduce((sum, row) => sum + row.everAsked + row.owedAgain - row.interest, 0);
  const open = Math.max(0, grown + again - before);
  if (amount < everything + charges + open) return;
  for (const row of later) {
    row.everAsked -= row.interest;
    row.interest = 0;
  }
  running.interest = open;
  running.everAsked += open;
}

/** Takes up to `most` of one component of a row: its charges first, the oldest first. Gives back what it took. */
function take(row: Row, component: Component, most: number): number {
  const charges = takeExtras(row, component, most, Infinity);
  const left = most - charges;
  let own = 0;
  if (component === "principal") {
    own = Math.min(left, row.principal);
    row.principal -= own;
  } else if (component === "interest") {
    own = Math.min(left, row.interest);
    row.interest -= own;
  } else if (component === "penalty") {
    own = Math.min(left, penaltyOpen(row));
    row.settledPenalty += own;
  }
  return charges + own;
}

function takeExtras(row: Row, component: Component, most: number, until: EpochDay): number {
  let left = most;
  for (const extra of [...row.extras].sort((a, b) => a.due - b.due)) {
    if (extra.component !== component || extra.due > until) continue;
    const part = Math.min(left, extra.open);
    extra.open -= part;
    left -= part;
  }
  return most - left;
}

function waive(world: World, waiver: Extract<Entry, { kind: "waiver" }>, day: EpochDay): void {
  let left = waiver.amount;
  for (const row of world.rows) {
    if (waiver.instalment !== undefined && waiver.instalment !== row.nr) continue;
    left -= take(row, waiver.component, left);
  }
  endEarly(
    world,
    world.rows.filter((row) => row.due > day),
    0,
    day,
  );
}

// ---- the view ----

function extrasOpen(row: Row, component: Component): number {
  return row.extras.reduce((sum, extra) => (extra.component === component ? sum + extra.open : sum), 0);
}

function openTotal(row: Row): number {
  return row.principal + row.interest + penaltyOpen(row) + row.extras.reduce((sum, { open }) => sum + open, 0);
}

function penaltyOwed(row: Row): number {
  const charges = row.extras.filter(({ component }) => component === "penalty");
  return row.closedPenalty + (row.stretch?.charged ?? 0) + charges.reduce((sum, { amount }) => sum + amount, 0);
}

function view(world: World, asOf: EpochDay): Omit<ReferencePosition, "tomorrow"> {
  const due = world.rows.filter((row) => row.due <= asOf);
  const later = world.rows.filter((row) => row.due > asOf);
  const early = later
    .flatMap(({ extras }) => extras)
    .reduce((sum, extra) => (extra.due <= asOf ? sum + extra.open : sum), 0);
  const unpaid = [
    ...due.filter((row) => !row.forCharges && openTotal(row) > 0).map((row) => row.due),
    ...world.rows
      .filter((row) => row.forCharges)
      .flatMap((row) => row.extras.filter(({ open }) => open > 0).map((extra) => extra.due)),
  ].filter((day) => day <= asOf);
  const dpd = unpaid.length === 0 ? 0 : asOf - Math.min(...unpaid);
  const late = Array.from({ length: dpd }, (_, k) => asOf - k);
  return {
    upToDate: due.reduce((sum, row) => sum + openTotal(row), 0) + early,
    outstanding: world.rows.reduce((sum, row) => sum + openTotal(row), 0),
    dpd,
    dpdWithoutHolds: late.filter((day) => !isHeld(world, "contact", day) && !isHeld(world, "penalty", day)).length,
    penaltyOwed: world.rows.reduce((sum, row) => sum + penaltyOwed(row), 0),
    credit: world.credit,
    rows: world.rows.map((row) => ({
      nr: row.nr,
      due: row.due,
      principal: row.principal + extrasOpen(row, "principal"),
      interest: row.interest + extrasOpen(row, "interest"),
      penalty: penaltyOpen(row) + extrasOpen(row, "penalty"),
      fee: extrasOpen(row, "fee"),
    })),
  };
}
