import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract, Excess } from "#app/lending/contract.ts";
import type { Charge, Entry, Payment } from "#app/lending/ledger.ts";
import { downPaymentOf, makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { replay } from "#app/lending/replay.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import { dayOf, type Facts, type GoldenCase, minor, number, text, Unsupported } from "./case.ts";
import { contractOf } from "./conventions.ts";
import { reAge, reAmortise, reschedule } from "./restructuring.ts";

/** A case read into a loan: its ledger as it stood after each event. */
export interface GoldenLoan {
  readonly contract: Contract;
  readonly schedule: Schedule;
  /** Entries, each with the number of the event that wrote it. */
  readonly ledger: readonly Numbered[];
}

interface Numbered {
  readonly seq: number;
  readonly entry: Entry;
}

/** Where special kinds of credit go in the engine that the cases come from. */
const CREDITS: Readonly<Record<string, Excess | null>> = {
  repayment: null,
  payout_refund: null,
  goodwill_credit: "last",
  merchant_issued_refund: "re-amortise",
};

/** Bookkeeping of the source engine that computes nothing we do not compute on read. */
const NO_ENTRY = new Set(["close_of_day"]);

/** Builds the loan of a case with events. */
export function loanOf(golden: GoldenCase): GoldenLoan {
  const first = golden.events.find((event) => event["type"] === "disbursement");
  const start = dayOf(first === undefined ? text(golden.inputs, "submitted_on") : text(first, "date"));
  const principal = (first === undefined ? null : number(first, "amount")) ?? number(golden.inputs, "principal") ?? 0;
  const contract = contractOf(golden, start, principal);
  const schedule = makeSchedule(contract);
  const book = { golden, contract, schedule, ledger: new Array<Numbered>() };
  for (const event of golden.events) {
    for (const entry of entriesOf(book, event, event === first))
      book.ledger.push({ seq: number(event, "seq") ?? 0, entry });
  }
  return book;
}

interface Book extends GoldenLoan {
  readonly golden: GoldenCase;
  readonly ledger: Numbered[];
}

function entriesOf(book: Book, event: Facts, isStart: boolean): Entry[] {
  const type = text(event, "type");
  const seq = number(event, "seq") ?? 0;
  const entered = dayOf(text(event, "entered_on"));
  const base = { id: `e${seq}`, enteredAt: entered * 86_400_000 + seq * 1000 };
  const date = text(event, "date");
  const effective = date === "" ? entered : dayOf(date);
  const amount = minor(number(event, "amount") ?? 0);
  if (NO_ENTRY.has(type)) return [];
  if (type in CREDITS) {
    const excess = CREDITS[type];
    const payment: Payment = { ...base, kind: "payment", effective, amount };
    return [excess === null || excess === undefined ? payment : { ...payment, excess }];
  }
  switch (type) {
    case "disbursement":
      return disbursed(book, base, effective, amount, isStart);
    case "pay_off": {
      const payoff = positionOf(book.contract, book.schedule, entriesUpTo(book, seq), effective).payoff.total;
      return [{ ...base, kind: "payment", effective, amount: payoff }];
    }
    case "charge":
      return [chargeOf(base, text(event, "name"), componentOf(event), effective, entered, amount)];
    case "charge_percent":
      return percentCharges(book, base, event, entered);
    case "charge_adjustment":
      return [{ ...base, kind: "adjustment", effective, amount }];
    case "waive_last_charge":
      return [waiverOf(book, base, effective, seq)];
    case "chargeback":
      return [
        {
          ...base,
          kind: "chargeback",
          effective,
          amount,
          payment: paymentNr(book, number(event, "of_payment_nr") ?? 1),
        },
      ];
    case "reverse":
      return [{ ...base, kind: "reversal", effective: entered, reverses: reversedBy(book, event, effective) }];
    case "reschedule":
      return [{ ...base, ...reschedule(book.contract, book.schedule, entriesUpTo(book, seq), event), shownHash: "" }];
    case "re_age":
      return [{ ...base, ...reAge(book.contract, book.schedule, entriesUpTo(book, seq), event), shownHash: "" }];
    case "re_amortize":
      return [
        { ...base, ...reAmortise(book.contract, book.schedule, entriesUpTo(book, seq), effective), shownHash: "" },
      ];
    case "undo_re_age":
    case "undo_re_amortize":
      return [{ ...base, kind: "reversal", effective: entered, reverses: lastOf(book, "schedule") }];
    case "delinquency_pause":
      return pauseOf(base, event);
    case "delinquency_resume":
      return [{ ...base, kind: "hold-end", effective: dayOf(text(event, "start")), hold: "pause" }];
    default:
      throw new Unsupported(`event ${type}`);
  }
}

/** The ledger as it was before an event. */
export function entriesUpTo(loan: GoldenLoan, seq: number): Entry[] {
  return loan.ledger.filter((each) => each.seq <= seq).map(({ entry }) => entry);
}

type Base = { readonly id: string; readonly enteredAt: number };

function disbursed(book: Book, base: Base, effective: EpochDay, amount: number, isStart: boolean): Entry[] {
  const entries: Entry[] = [];
  if (!isStart) entries.push({ ...base, kind: "disbursement", effective, amount });
  const down = downPaymentOf(book.contract, amount);
  const { inputs } = book.golden;
  const automatic = "automatic_down_payment" in inputs || /DOWNPAYMENT_AUTO/.test(text(inputs, "product"));
  if (automatic && down > 0) {
    entries.push({ ...base, id: `${base.id}-down`, kind: "payment", effective, amount: down });
  }
  return entries;
}

function componentOf(event: Facts): "fee" | "penalty" {
  return text(event, "kind") === "penalty" ? "penalty" : "fee";
}

function chargeOf(
  base: Base,
  code: string,
  component: "fee" | "penalty",
  due: EpochDay,
  entered: EpochDay,
  amount: number,
): Charge {
  return { ...base, kind: "charge", component, amount, code, due, effective: Math.min(due, entered) };
}

function percentCharges(book: Book, base: Base, event: Facts, entered: EpochDay): Charge[] {
  const percent = number(event, "percent") ?? 0;
  return book.schedule.rows.map((row) => {
    const amount = Math.round(((row.principal + row.interest) * percent) / 100);
    return chargeOf({ ...base, id: `${base.id}-${row.nr}` }, text(event, "name"), "fee", row.due, entered, amount);
  });
}

function waiverOf(book: Book, base: Base, effective: EpochDay, seq: number): Entry {
  const last = lastOf(book, "charge");
  const state = replay(book.contract, book.schedule, entriesUpTo(book, seq), effective);
  const item = state.rows.flatMap((row) => row.items ?? []).find((each) => each.entry === last);
  if (item === undefined) throw new Unsupported("a waiver without a charge");
  const amount = item.amount - item.paid - item.waived;
  return { ...base, kind: "waiver", effective, component: item.component, amount, charge: last };
}

function lastOf(book: Book, kind: Entry["kind"]): string {
  const found = book.ledger.filter(({ entry }) => entry.kind === kind).at(-1);
  if (found === undefined) throw new Unsupported(`no ${kind} to work on`);
  return found.entry.id;
}

function paymentNr(book: Book, nr: number): string {
  const payments = book.ledger.filter(({ entry }) => entry.kind === "payment" && !entry.id.endsWith("-down"));
  return payments[nr - 1]?.entry.id ?? "";
}

/** The n-th transaction of a day (of a type, where the event says one) that is not a charge. */
function reversedBy(book: Book, event: Facts, day: EpochDay): string {
  const ofType = text(event, "of_type");
  const nth = number(event, "nth") ?? number(event, "nth_repayment") ?? 1;
  const payments = book.ledger.filter(({ entry }) => entry.kind === "payment" && entry.effective === day);
  const anyType = ofType === "" && number(event, "nth_repayment") === null;
  const before = anyType && day === book.contract.startDay ? 1 : 0;
  const found = payments[nth - 1 - before];
  if (found === undefined) throw new Unsupported(`reversal of transaction ${nth}`);
  return found.entry.id;
}

function pauseOf(base: Base, event: Facts): Entry[] {
  const hold = { hold: "pause", scopes: ["penalty"], reason: "pause" } as const;
  const start: Entry = { ...base, ...hold, kind: "hold-start", effective: dayOf(text(event, "start")) };
  const end = dayOf(text(event, "end")) + 1;
  return [start, { ...base, id: `${base.id}-end`, kind: "hold-end", effective: end, hold: "pause" }];
}
