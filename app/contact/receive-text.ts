import { isHelpMessage, isStartMessage, isStopMessage } from "#app/policy/stop-words.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import { lender } from "#app/words/lender.ts";
import { helpSms, type SmsText, startedSms, stoppedSms } from "#app/words/sms.ts";
import { say } from "#app/words/words.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type BorrowerLang, borrowersWithPhone, phoneIndex } from "#db/stores/borrowers.ts";
import { insertInboundText, isSuppressed, knowsInboundText, liftStop } from "#db/stores/contact.ts";
import { type Limit, take } from "#db/stores/limits.ts";
import { queueSms } from "./queue-sms.ts";
import { suppressNumber } from "./suppress-number.ts";

/** A text that came in, from a caller that has proved itself. */
export interface InboundText {
  readonly gateway: "twilio" | "aliyun";
  /** The carrier's number of it: the same one twice is the same text. */
  readonly providerId: string;
  /** E.164. */
  readonly from: string;
  readonly body: string;
  /** The carrier has answered already. */
  readonly answered: boolean;
  readonly requestId: string;
}

/** What a text that came in led to. */
export type Received = "stopped" | "already_stopped" | "started" | "helped" | "not_understood" | "repeated";

const day = 86_400_000;
/** Two machines must not answer each other for ever. */
const answersADay = (phone: string): Limit => ({ key: `text-answers:${phone}`, max: 3, windowMs: day });

/**
 * Does what a text that came in asks for. STOP, in any of the words that people use for it, stops the number in the
 * same transaction, whoever it belongs to, and is confirmed once; START takes that back, but not a report of a wrong
 * number; anything else gets the phone number of a person. The words themselves are not kept.
 */
export async function receiveText(services: Services, text: InboundText): Promise<Received> {
  const { db, keyring, clock } = services;
  const phone = phoneIndex(keyring, text.from);
  return db.transact(async (tx): Promise<Received> => {
    if (await knowsInboundText(tx, text.gateway, text.providerId)) return "repeated";
    const now = clock.now();
    const outcome = await follow(tx, services, text, phone);
    const { gateway, providerId } = text;
    await insertInboundText(tx, { gateway, providerId, phoneIndex: phone, outcome, receivedAt: now });
    await recordAudit(tx, {
      at: now,
      actor: "anonymous",
      category: "access",
      action: "text.received",
      object: `phone:${phone.slice(0, 16)}`,
      outcome,
      requestId: text.requestId,
    });
    return outcome;
  });
}

async function follow(
  tx: Queryable,
  services: Services,
  text: InboundText,
  phone: string,
): Promise<Exclude<Received, "repeated">> {
  if (isStopMessage(defaultProfiles, text.body)) {
    const stopped = !(await isSuppressed(tx, phone));
    if (stopped) {
      await suppressNumber(tx, services, phone);
      await answer(tx, services, text, phone, "stopped", stoppedText);
    }
    return stopped ? "stopped" : "already_stopped";
  }
  if (isStartMessage(text.body)) {
    const lifted = await liftStop(tx, phone, "the_number_itself", services.clock.now());
    if (lifted) await answer(tx, services, text, phone, "started", startedText);
    return "started";
  }
  await answer(tx, services, text, phone, "help", helpText);
  return isHelpMessage(text.body) ? "helped" : "not_understood";
}

const { phone: ourPhone } = lender;
const stoppedText = (lang: BorrowerLang): SmsText => ({
  ...{ form: "stopped", values: { phone: ourPhone } },
  text: say(lang, stoppedSms, { phone: ourPhone }),
});
const startedText = (lang: BorrowerLang): SmsText => ({ form: "started", values: {}, text: say(lang, startedSms) });
const helpText = (lang: BorrowerLang): SmsText => ({
  ...{ form: "help", values: { phone: ourPhone } },
  text: say(lang, helpSms, { phone: ourPhone }),
});

/** Answers the number once, in the language of the first person it belongs to; a number of nobody gets no answer. */
async function answer(
  tx: Queryable,
  services: Services,
  { gateway, providerId, answered }: InboundText,
  phone: string,
  template: "stopped" | "started" | "help",
  compose: (lang: BorrowerLang) => SmsText,
): Promise<void> {
  const [first] = await borrowersWithPhone(tx, phone);
  if (!first || answered) return;
  if (!(await take(tx, answersADay(phone), services.clock.now()))) return;
  await queueSms(tx, services, {
    ...{ borrowerId: first.id, loanId: null, template, purpose: "requested" },
    ...{ dedupeKey: `answer:${gateway}:${providerId}`, toStopped: template === "stopped" },
    compose: (lang) => Promise.resolve(compose(lang)),
  });
}
