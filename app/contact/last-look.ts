import { standingOf, todayOf } from "#app/account/standing.ts";
import type { Position } from "#app/lending/position.ts";
import { evaluatePromise, type PromiseStanding } from "#app/lending/promise.ts";
import { settledMoney } from "#app/lending/settled-money.ts";
import { type ContactAnswer, mayContact } from "#app/policy/contact-window.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { type BorrowerDetails, borrowerDetails } from "#db/stores/borrowers.ts";
import { isSuppressed, type Message, sentMessagesSince } from "#db/stores/contact.ts";
import { contactPreferencesOf, type StoredPreferences } from "#db/stores/contact-preferences.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Loan, loanById, loansOfBorrower } from "#db/stores/loans.ts";
import { openPromiseOf } from "#db/stores/plans-promises.ts";
import { chosenHours } from "./preferences.ts";
import { openSms } from "./queue-sms.ts";
import { comesBeforeMiss, reminderScope } from "./reminder-scope.ts";
import { codeLifeMs } from "./rules.ts";

const day = 86_400_000;
/** A reminder that may not go out within a day has lost its sense: it is held back for good, and counted. */
const patience = day;
const capMemory = 31 * day;
/** No profile reminds of a day that is further away. */
const reminderReach = 7;

/** What the last look says: it may go, it waits for an hour that is right, or it is held back for good. */
export type Verdict = { go: true } | { go: false; until: number } | { go: false; heldBecause: string };

const held = (heldBecause: string): Verdict => ({ go: false, heldBecause });

/**
 * Whether a message may leave now. Asked when it is about to leave, because hours, caps, holds, wishes and numbers
 * change between writing and sending.
 */
export async function lastLook(services: Services, message: Message): Promise<Verdict> {
  const { db, clock, keyring } = services;
  const details = await borrowerDetails(db.read, keyring, message.borrowerId);
  if (!details) return held("erased");
  const answersStop = message.template === "stopped";
  if (!answersStop && details.phoneIndex && (await isSuppressed(db.read, details.phoneIndex))) {
    return held("suppressed");
  }
  const now = clock.now();
  if (message.purpose === "requested") {
    const tooLate = message.template === "step-up-code" && now >= message.createdAt + codeLifeMs;
    return tooLate ? held("too_late") : { go: true };
  }
  if (message.contentSealed && openSms(keyring, message.id, message.contentSealed).to !== details.phone) {
    return held("phone_changed");
  }
  const preferences = await contactPreferencesOf(db.read, message.borrowerId);
  const refused = refusedByPerson(preferences, message);
  if (refused) return held(refused);
  const concerned = await loansConcerned(services, message);
  const today = todayOf(services, details);
  for (const loan of concerned) {
    const stopped = await stoppedBy(services, message, loan, today);
    if (stopped) return held(stopped);
  }
  return rightHour(services, { message, details, preferences, concerned, today, now });
}

async function loansConcerned({ db }: Services, message: Message): Promise<Loan[]> {
  if (message.loanId === null) return loansOfBorrower(db.read, message.borrowerId);
  const loan = await loanById(db.read, message.loanId);
  return loan ? [loan] : [];
}

/** What a person does not want is not sent: this way at all, or this kind of reminder. */
function refusedByPerson(preferences: StoredPreferences | null, message: Message): string | null {
  if (!preferences) return null;
  if (!preferences.channels.includes(message.channel)) return "channel_off";
  const scope = reminderScope(message.template);
  return message.purpose === "reminder" && preferences.optOuts.includes(scope) ? `opted_out:${scope}` : null;
}

/**
 * What about the loan forbids the message: a hold that stops reminders, and case messages too where its kind leaves
 * nothing; for reminders also a loan that is settled, and a promise that is still open. A plan stops the reminders of
 * the loan and not its own.
 */
async function stoppedBy(services: Services, message: Message, loan: Loan, today: number): Promise<string | null> {
  const { db } = services;
  const { position, entries } = standingOf(loan, await ledgerOf(db.read, loan.id), today);
  const holds = position.holds.filter(({ until, scopes }) => until === null && scopes.includes("contact"));
  if (message.purpose !== "reminder") {
    const kinds = Object.entries(profileFor(loan.profile, today).holds);
    const hold = holds.find(({ reason }) =>
      kinds.some(([kind, { contactLeft }]) => kind === reason.replaceAll("-", "_") && contactLeft !== "case_messages"),
    );
    return hold ? `hold:${hold.reason}` : null;
  }
  const ofPlan = message.template.startsWith("plan-");
  const hold = holds.find(({ reason }) => !(ofPlan && reason === "plan"));
  if (hold) return `hold:${hold.reason}`;
  if (position.stage === "settled") return "settled";
  const promise = await openPromiseOf(db.read, loan.id);
  if (
    nothingLeftOf(message.template, position, promise && evaluatePromise(promise, settledMoney(entries, today), today))
  )
    return "paid";
  const waits = message.template.startsWith("reminder:") && promise !== null;
  return waits && today <= promise.promisedOn + promise.graceDays ? "promise" : null;
}

/** Whether what a reminder reminds of was paid after it was written. Nobody is reminded of what they have done. */
function nothingLeftOf(template: string, position: Position, promise: PromiseStanding | null): boolean {
  const { asOf, upToDate, next } = position;
  const soon = (next?.due ?? Infinity) - asOf <= reminderReach;
  if (template === "promise-reminder") return promise?.state !== "pending";
  if (template === "reminder:before_due") return !soon;
  return template === "plan-reminder" ? upToDate === 0 && !soon : upToDate === 0;
}

async function rightHour(
  { db }: Services,
  given: {
    message: Message;
    details: BorrowerDetails & { phoneIndex: string | null; timeZone: string };
    preferences: StoredPreferences | null;
    concerned: readonly Loan[];
    today: number;
    now: number;
  },
): Promise<Verdict> {
  const { message, details, preferences, concerned, today, now } = given;
  const { timeZone } = details;
  const history = (await sentMessagesSince(db.read, message.borrowerId, now - capMemory))
    .filter((past) => countsTowardsCaps(past, today, timeZone))
    .map((past) => ({
      at: past.settledAt ?? past.createdAt,
      channel: past.channel,
      loanId: past.loanId,
      address: details.phoneIndex,
      outcome: past.delivery === "undelivered" ? ("undelivered" as const) : ("sent" as const),
    }));
  const refusals = concerned.flatMap((loan): Exclude<ContactAnswer, { allowed: true }>[] => {
    const answer = mayContact(profileFor(loan.profile, today), {
      ...{ purpose: message.purpose, channel: "sms", loanId: message.loanId, address: details.phoneIndex, at: now },
      ...{ zones: [timeZone], calendar: null, chosen: chosenHours(preferences), history },
    });
    return answer.allowed ? [] : [answer];
  });
  const [first] = refusals;
  if (!first) return { go: true };
  // Loans under several profiles: the latest hour, at which all of them are asked again.
  const until = refusals.some(({ nextAllowedAt }) => nextAllowedAt === null)
    ? null
    : Math.max(...refusals.map(({ nextAllowedAt }) => nextAllowedAt ?? 0));
  return until !== null && stillMakesSense(message, until, timeZone) ? { go: false, until } : held(first.reason);
}

/** News about a case waits as long as it must. A reminder of a day to come is of that day or of none. */
function stillMakesSense(message: Message, until: number, timeZone: string): boolean {
  if (message.purpose !== "reminder") return true;
  if (comesBeforeMiss(message.template)) return localDay(until, timeZone) === localDay(message.createdAt, timeZone);
  return until <= message.createdAt + patience;
}

/**
 * Reminders after a miss count towards all caps. One before or on the day asks for nothing that is late, so it counts
 * on its own day only; else two friendly reminders would silence the message about the miss for a week.
 */
function countsTowardsCaps(past: Message, today: number, timeZone: string): boolean {
  if (past.purpose !== "reminder") return false;
  return !comesBeforeMiss(past.template) || localDay(past.settledAt ?? past.createdAt, timeZone) === today;
}
