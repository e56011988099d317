import { timingSafeEqual } from "node:crypto";
import type { Services } from "#app/services.ts";
import { codeSms } from "#app/words/sms.ts";
import { say } from "#app/words/words.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { StepUpAction } from "#db/schema/contact-kinds.ts";
import { recordAudit } from "#db/stores/audit.ts";
import {
  insertStepUpCode,
  lastContactChange,
  stepUpUsedAt,
  takeStepUpTry,
  useStepUpCode,
  voidStepUpCodes,
} from "#db/stores/contact-codes.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { take } from "#db/stores/limits.ts";
import { queueSms } from "./queue-sms.ts";
import { codeLifeMs, codesPerHour, codeTries, coolingMs, grantMs } from "./rules.ts";
import type { Site } from "./send-link.ts";

/** Who acts, in which session. */
export interface Actor {
  borrowerId: string;
  sessionHash: string;
  requestId: string;
}

/** A code on its way, or why none was sent. */
export type CodeRequest =
  | { ok: true; codeId: string }
  | { ok: false; reason: "too_many" | "no_number" | "unknown_borrower" }
  /** The number is too new to be trusted with a code; until then a person helps. */
  | { ok: false; reason: "cooling"; until: number };

/** What a right code allows, or why it does not. */
export type CodeCheck =
  | { ok: true; action: StepUpAction; value: string }
  /** `closed`: used, replaced by a newer one, run out, tried too often, or of another session. */
  | { ok: false; reason: "wrong" | "closed" };

const valuePlace = (id: string) => `step_up_codes|value|${id}`;

/**
 * Sends a code for one act to the number on file. A newer code closes the older ones; three an hour (ML14).
 *
 * @param value what the act will write down; empty when it writes nothing.
 */
export async function requestCode(
  services: Services & { site: Site },
  actor: Actor,
  action: StepUpAction,
  value: string,
): Promise<CodeRequest> {
  const { db, keyring, clock, ids, site } = services;
  const { borrowerId, sessionHash } = actor;
  const now = clock.now();
  return db.transact(async (tx): Promise<CodeRequest> => {
    const seal = await personalSeal(tx, keyring, borrowerId);
    if (!seal) return { ok: false, reason: "unknown_borrower" };
    const changedAt = await lastContactChange(tx, borrowerId, "phone");
    if (changedAt !== null && now < changedAt + coolingMs) {
      return { ok: false, reason: "cooling", until: changedAt + coolingMs };
    }
    if (!(await take(tx, codesPerHour(borrowerId), now))) return { ok: false, reason: "too_many" };
    await voidStepUpCodes(tx, borrowerId, action, now);
    const id = ids.ordered(now);
    const code = sixDigits(ids.random());
    const sent = await queueSms(tx, services, {
      borrowerId,
      loanId: null,
      template: "step-up-code",
      purpose: "requested",
      dedupeKey: `step-up-code:${id}`,
      compose: async (lang) => ({
        ...{ form: "code", values: { code } },
        text: say(lang, codeSms, { code, host: new URL(site.origin).host }),
      }),
    });
    if (sent !== "queued") return { ok: false, reason: "no_number" };
    await insertStepUpCode(tx, {
      id,
      borrowerId,
      sessionHash,
      action,
      valueSealed: seal.seal(valuePlace(id), value),
      codeHash: codeHash(keyring, { id, sessionHash, action, value, code }),
      createdAt: now,
      expiresAt: now + codeLifeMs,
    });
    await audit(tx, actor, now, `${action}.code`, "sent");
    return { ok: true, codeId: id };
  });
}

/**
 * Checks a code and does its act, in one transaction. The try is counted before anything is compared.
 *
 * @param act what the code allows; runs once.
 */
export async function confirmCode(
  { db, keyring, clock }: Services,
  actor: Actor,
  attempt: { codeId: string; typed: string },
  act: (tx: Queryable, action: StepUpAction, value: string) => Promise<void>,
): Promise<CodeCheck> {
  const { borrowerId, sessionHash } = actor;
  const now = clock.now();
  return db.transact(async (tx): Promise<CodeCheck> => {
    const open = await takeStepUpTry(tx, attempt.codeId, sessionHash, codeTries, now);
    const seal = open?.borrowerId === borrowerId ? await personalSeal(tx, keyring, borrowerId) : null;
    if (!open?.valueSealed || !seal) return { ok: false, reason: "closed" };
    const { id, action } = open;
    const value = seal.open(valuePlace(id), open.valueSealed);
    const code = attempt.typed.normalize("NFKC").replace(/\D/g, "");
    const given = codeHash(keyring, { id, sessionHash, action, value, code });
    if (!timingSafeEqual(Buffer.from(given, "hex"), Buffer.from(open.codeHash, "hex"))) {
      await audit(tx, actor, now, `${action}.code`, "wrong");
      return { ok: false, reason: open.tries >= codeTries ? "closed" : "wrong" };
    }
    await useStepUpCode(tx, id, now);
    await audit(tx, actor, now, `${action}.code`, "used");
    await act(tx, action, value);
    return { ok: true, action, value };
  });
}

/** Whether this session has just used a code for an act that takes a moment, such as fetching the data copy. */
export async function isGranted(
  { db, clock }: Pick<Services, "db" | "clock">,
  sessionHash: string,
  action: StepUpAction,
): Promise<boolean> {
  const usedAt = await stepUpUsedAt(db.read, sessionHash, action);
  return usedAt !== null && clock.now() < usedAt + grantMs;
}

/** Six digits out of 130 random bits. */
function sixDigits(random: string): string {
  let rest = 0n;
  for (const letter of random) rest = rest * 32n + BigInt("0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter));
  return String(rest % 1_000_000n).padStart(6, "0");
}

function codeHash(
  keyring: Services["keyring"],
  bound: { id: string; sessionHash: string; action: StepUpAction; value: string; code: string },
): string {
  const { id, sessionHash, action, value, code } = bound;
  return keyring.index("step-up-code", JSON.stringify([id, sessionHash, action, value, code]));
}

async function audit(tx: Queryable, actor: Actor, at: number, action: string, outcome: string): Promise<void> {
  const { borrowerId, requestId } = actor;
  const who = `borrower:${borrowerId}`;
  await recordAudit(tx, { at, actor: who, category: "access", action, object: who, outcome, requestId });
}
