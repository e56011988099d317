import { standingOf, todayOf } from "#app/account/standing.ts";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { mayContact } from "#app/policy/contact-window.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import {
  isSuppressed,
  type Message,
  postponeMessage,
  queuedMessages,
  retryMessage,
  sentMessagesSince,
  settleMessage,
  settleSent,
} from "#db/stores/contact.ts";
import { contactPreferencesOf, type StoredPreferences } from "#db/stores/contact-preferences.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Limit, take } from "#db/stores/limits.ts";
import { loanById } from "#db/stores/loans.ts";
import { composeReminder } from "./compose-reminder.ts";
import { chosenHours } from "./preferences.ts";
import { openSms } from "./queue-sms.ts";
import { reminderScope } from "./reminder-scope.ts";
import type { Site } from "./send-link.ts";

const minute = 60_000;
const day = 86_400_000;
const triesMax = 5;
/** Texts of all kinds that leave on one day, at most: pumping and runaway loops end here (security reference ML12). */
const textsADay = 20_000;
const textsPerDay = (max: number): Limit => ({ key: "texts-sent", max, windowMs: day });
/** A reminder that may not go out within a day has lost its sense: it is held back for good, and counted. */
const patience = day;
const capMemory = 31 * day;

type Verdict = { go: true } | { go: false; until: number } | { go: false; heldBecause: string };

/**
 * Hands queued messages to the gateway, oldest first, each after a last look: hours, caps, holds and wrong numbers are
 * asked when the message is about to leave, not when it was written. What the gateway does not take is tried again
 * after a minute, then two, four, eight; after the fifth time it is failed, for people to see. Beyond so many texts a
 * day nothing leaves until the next one, whatever asks for them.
 *
 * @returns how many went out.
 */
export async function deliverMessages(
  services: Services & { sms: SmsGateway; site: Site },
  options: { batch: number; perDay?: number } = { batch: 100 },
): Promise<number> {
  const { db, keyring, clock, sms } = services;
  let sent = 0;
  for (const message of await queuedMessages(db.read, clock.now(), options.batch)) {
    const verdict = await lastLook(services, message);
    if (verdict.go) {
      const sealed = message.contentSealed ?? (await db.transact((tx) => composeReminder(tx, services, message)));
      if (sealed === null) {
        await db.transact((tx) => settleMessage(tx, message.id, "held", "no_number", clock.now()));
        continue;
      }
      if (!(await db.transact((tx) => take(tx, textsPerDay(options.perDay ?? textsADay), clock.now())))) return sent;
      const content = openSms(keyring, message.id, sealed);
      const handed = await sms.send({ id: message.id, ...content }).catch(() => null);
      if (handed === null) {
        await db.transact((tx) => notTaken(tx, message, clock.now()));
        continue;
      }
      await db.transact((tx) => settleSent(tx, message.id, { gateway: sms.name, ...handed }, clock.now()));
      sent += 1;
    } else if ("until" in verdict) {
      await db.transact((tx) => postponeMessage(tx, message.id, verdict.until));
    } else {
      await db.transact((tx) => settleMessage(tx, message.id, "held", verdict.heldBecause, clock.now()));
    }
  }
  return sent;
}

/** Puts a message off after a failed try, twice as long each time; gives it up after the last. */
async function notTaken(tx: Queryable, message: Message, now: number): Promise<void> {
  const attempts = message.attempts + 1;
  if (attempts >= triesMax) await settleMessage(tx, message.id, "failed", "gateway", now);
  else await retryMessage(tx, message.id, attempts, now + minute * 2 ** (attempts - 1));
}

async function lastLook(services: Services, message: Message): Promise<Verdict> {
  const { db, clock, keyring } = services;
  if (message.purpose === "requested" || message.loanId === null) return { go: true };
  const details = await borrowerDetails(db.read, keyring, message.borrowerId);
  const loan = await loanById(db.read, message.loanId);
  if (!details || !loan) return { go: false, heldBecause: "erased" };
  if (details.phoneIndex && (await isSuppressed(db.read, details.phoneIndex))) {
    return { go: false, heldBecause: "suppressed" };
  }
  const now = clock.now();
  const today = todayOf(services, details);
  const preferences = await contactPreferencesOf(db.read, message.borrowerId);
  const refused = refusedByPerson(preferences, message);
  if (refused) return { go: false, heldBecause: refused };
  if (message.purpose === "reminder") {
    const { position } = standingOf(loan, await ledgerOf(db.read, loan.id), today);
    const hold = position.holds.find((each) => each.until === null && each.scopes.includes("contact"));
    if (hold) return { go: false, heldBecause: `hold:${hold.reason}` };
    if (position.stage === "settled") return { go: false, heldBecause: "settled" };
  }
  const history = await sentMessagesSince(db.read, message.borrowerId, now - capMemory);
  const answer = mayContact(profileFor(loan.profile, today), {
    purpose: message.purpose,
    channel: "sms",
    loanId: loan.id,
    address: details.phoneIndex,
    at: now,
    zones: [details.timeZone],
    calendar: null,
    chosen: chosenHours(preferences),
    history: history
      .filter((past) => countsTowardsCaps(past, today, details.timeZone))
      .map((past) => ({
        at: past.settledAt ?? past.createdAt,
        channel: past.channel,
        loanId: past.loanId,
        address: details.phoneIndex,
        outcome: past.delivery === "undelivered" ? ("undelivered" as const) : ("sent" as const),
      })),
  });
  if (answer.allowed) return { go: true };
  const { reason, nextAllowedAt } = answer;
  const waits = message.purpose === "case_message" || (nextAllowedAt ?? Infinity) <= message.createdAt + patience;
  return waits && nextAllowedAt !== null ? { go: false, until: nextAllowedAt } : { go: false, heldBecause: reason };
}

/** What a person does not want is not sent: this way at all, or this kind of reminder. */
function refusedByPerson(preferences: StoredPreferences | null, message: Message): string | null {
  if (!preferences) return null;
  if (!preferences.channels.includes(message.channel)) return "channel_off";
  const scope = reminderScope(message.template);
  return message.purpose === "reminder" && preferences.optOuts.includes(scope) ? `opted_out:${scope}` : null;
}

/**
 * Reminders after a miss count towards all caps. One before or on the due date asks for nothing that is late, so it
 * counts on its own day only; else two friendly reminders would silence the message about the miss for a week.
 */
function countsTowardsCaps(past: Message, today: number, timeZone: string): boolean {
  if (past.purpose !== "reminder") return false;
  const beforeMiss = past.template === "reminder:before_due" || past.template === "reminder:due_today";
  return !beforeMiss || localDay(past.settledAt ?? past.createdAt, timeZone) === today;
}
