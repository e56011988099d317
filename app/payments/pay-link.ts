import { createHash } from "node:crypto";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById, loanOfBorrower } from "#db/stores/loans.ts";
import { type Limit, take } from "#db/stores/limits.ts";
import { type Attempt, attemptById } from "#db/stores/payments-attempts.ts";
import {
  insertPayLink,
  livePayLinks,
  type PayLink,
  payLinkByHash,
  revokePayLink,
  usedThroughLink,
} from "#db/stores/payments-links.ts";
import { type AmountRefusal, payableOn, refusalOf } from "./payable.ts";
import type { PaymentServices } from "./payment-services.ts";
import { claimLane, type PaymentStart, type ReturnPages, type StartRefusal } from "./start-payment.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Links made for one loan, and payments begun through one link. */
const linksPerLoan = (loanId: string): Limit => ({ key: `pay-links:${loanId}`, max: 10, windowMs: dayMs });
const startsPerLink = (linkId: string): Limit => ({ key: `pay-link-starts:${linkId}`, max: 20, windowMs: hourMs });
const startsPerAddress = (address: string): Limit => ({
  key: `pay-link-address:${address}`,
  max: 60,
  windowMs: hourMs,
});

/** A link by which somebody else may pay. */
export interface PayLinkRequest {
  readonly loanId: string;
  readonly amount: Minor;
  /** How the helper knows the borrower. Chosen by the borrower; at most 40 characters, nothing else is shown. */
  readonly nickname: string;
  readonly day: EpochDay;
}

/** The link, whose token is shown only now, or why there is none. */
export type PayLinkStart =
  | { readonly ok: true; readonly token: string; readonly link: PayLink }
  | ({ readonly ok: false } & (
      | AmountRefusal
      | {
          readonly reason:
            "loan_missing" | "nickname_missing" | "nickname_too_long" | "too_many_links" | "too_many_today";
        }
    ));

/** Makes a link with which somebody else can pay up to an amount. The token is kept nowhere. */
export async function createPayLink(
  services: PaymentServices & Pick<Services, "keyring">,
  borrowerId: string,
  request: PayLinkRequest,
): Promise<PayLinkStart> {
  const { db, gateway, clock, ids } = services;
  const loan = await loanOfBorrower(db.read, borrowerId, request.loanId);
  if (!loan) return { ok: false, reason: "loan_missing" };
  const nickname = request.nickname.trim().replace(/\s+/g, " ");
  if (nickname === "") return { ok: false, reason: "nickname_missing" };
  if ([...nickname].length > 40) return { ok: false, reason: "nickname_too_long" };
  const refusal = refusalOf(payableOn(gateway, loan, await ledgerOf(db.read, loan.id), request.day), request.amount);
  if (refusal) return { ok: false, ...refusal };
  const profile = profileFor(loan.profile, request.day);
  return db.transact(async (tx): Promise<PayLinkStart> => {
    const now = clock.now();
    if ((await livePayLinks(tx, loan.id, now)).length >= profile.payments.payForMe.maxLive)
      return { ok: false, reason: "too_many_links" };
    if (!(await take(tx, linksPerLoan(loan.id), now))) return { ok: false, reason: "too_many_today" };
    const seal = await personalSeal(tx, services.keyring, borrowerId);
    if (!seal) return { ok: false, reason: "loan_missing" };
    const token = ids.random();
    const id = ids.ordered(now);
    const link: PayLink = {
      id,
      tokenHash: hashOf(token),
      loanId: loan.id,
      borrowerId,
      nicknameSealed: seal.seal(nicknamePlace(id), nickname),
      reference: `P${ids.random().slice(0, 8).toUpperCase()}`,
      amount: request.amount,
      currency: loan.contract.currency,
      createdAt: now,
      expiresAt: deadlineOf(profile.payments.payForMe.lifetime, now, placeOf(profile)).dueAt,
      revokedAt: null,
    };
    await insertPayLink(tx, link);
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "repayment",
      action: "pay-link-made",
      object: `pay-link:${link.id}`,
      outcome: "made",
    });
    return { ok: true, token, link };
  });
}

/** Closes a link at once. Pressing twice is as good as once; a foreign link is left alone. */
export async function closePayLink(
  { db, clock }: PaymentServices,
  borrowerId: string,
  loanId: string,
  linkId: string,
): Promise<void> {
  await db.transact(async (tx) => {
    const now = clock.now();
    const link = (await livePayLinks(tx, loanId, now)).find(({ id }) => id === linkId);
    if (link?.borrowerId !== borrowerId) return;
    await revokePayLink(tx, linkId, now);
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "repayment",
      action: "pay-link-closed",
      object: `pay-link:${linkId}`,
      outcome: "closed",
    });
  });
}

/** What a helper may know of the payment made through their link. */
export interface HelperReceipt {
  readonly state: Attempt["state"];
  readonly amount: Minor;
  readonly currency: string;
  readonly reference: string;
}

/** A payment made through this link, also when the link is used up or closed by now; null for any other. */
export async function readHelperPayment(
  { db }: PaymentServices,
  token: string,
  attemptId: string,
): Promise<HelperReceipt | null> {
  const link = await payLinkByHash(db.read, hashOf(token));
  const attempt = await attemptById(db.read, attemptId);
  if (!link || attempt?.payLinkId !== link.id || attempt.amount === null) return null;
  const { state, amount, currency } = attempt;
  return { state, amount, currency, reference: link.reference };
}

/** What the helper sees: an amount, a nickname, a reference. Nothing about a debt, because nothing about it is here. */
export interface HelperPage {
  readonly nickname: string;
  readonly reference: string;
  readonly currency: string;
  /** What can still be paid through this link. */
  readonly left: Minor;
}

/** The helper's page, or null: unknown, expired, closed and used-up links look the same. */
export async function readPayLink(
  { db, clock, keyring }: Pick<Services, "db" | "clock" | "keyring">,
  token: string,
): Promise<HelperPage | null> {
  const link = await liveLink(db.read, token, clock.now());
  const nickname = link && (await nicknameOf(db.read, keyring, link));
  if (!link || nickname === null) return null;
  const left = await leftOn(db.read, link);
  return left > 0 ? { nickname, reference: link.reference, currency: link.currency, left } : null;
}

const nicknamePlace = (id: string) => `pay_links|nickname|${id}`;

/** How the borrower wants to be called on the helper's page; null when their data was erased. */
export async function nicknameOf(
  q: Queryable,
  keyring: Services["keyring"],
  link: Pick<PayLink, "id" | "borrowerId" | "nicknameSealed">,
): Promise<string | null> {
  const seal = await personalSeal(q, keyring, link.borrowerId);
  return seal && link.nicknameSealed ? seal.open(nicknamePlace(link.id), link.nicknameSealed) : null;
}

/** What somebody with a link wants to pay. */
export interface HelperPayment {
  readonly attemptId: string;
  readonly token: string;
  /** Who is calling, as a key for limits. */
  readonly address: string;
  readonly amount: Minor;
  readonly language: "zh-CN" | "en";
  readonly description: string;
  readonly pages: ReturnPages;
}

export type HelperStart = PaymentStart | { readonly ok: false; readonly reason: "link_closed" | "too_many_tries" };

/** Somebody else pays through a link. What they may learn from a refusal is only what their own page shows. */
export async function payByLink(services: PaymentServices, request: HelperPayment): Promise<HelperStart> {
  const { db, gateway, clock } = services;
  const link = await liveLink(db.read, request.token, clock.now());
  const loan = link && (await loanById(db.read, link.loanId));
  if (!link || !loan) return { ok: false, reason: "link_closed" };
  const counted = await db.transact(async (tx) => {
    const now = clock.now();
    return (await take(tx, startsPerLink(link.id), now)) && (await take(tx, startsPerAddress(request.address), now));
  });
  if (!counted) return { ok: false, reason: "too_many_tries" };
  const left = await leftOn(db.read, link);
  const settings = await borrowerSettings(db.read, loan.borrowerId);
  const day = localDay(clock.now(), settings?.timeZone ?? "UTC");
  const payable = payableOn(gateway, loan, await ledgerOf(db.read, loan.id), day);
  const most = Math.min(left, payable.limits?.maximum ?? 0);
  if (most <= 0) return { ok: false, reason: "link_closed" };
  if (request.amount > most) return { ok: false, reason: "amount_too_large", maximum: most };
  const refusal = refusalOf(payable, request.amount);
  if (refusal) return { ok: false, ...refusal };
  const before = await attemptById(db.read, request.attemptId);
  const foreign = before !== null && (before.payLinkId !== link.id || before.amount !== request.amount);
  return withoutDebt(
    await claimLane(services, {
      loan,
      lane: `link:${link.id}`,
      kind: "helper",
      payLinkId: link.id,
      cards: payable.cards,
      shownSplit: null,
      request: { ...request, attemptId: foreign ? services.ids.random() : request.attemptId, besideProcessing: true },
    }),
  );
}

function withoutDebt(start: PaymentStart): HelperStart {
  const silent: StartRefusal["reason"][] = ["loan_missing", "payment_processing"];
  return !start.ok && silent.includes(start.reason) ? { ok: false, reason: "link_closed" } : start;
}

async function liveLink(q: Parameters<typeof payLinkByHash>[0], token: string, now: number): Promise<PayLink | null> {
  const link = await payLinkByHash(q, hashOf(token));
  return link && link.revokedAt === null && link.expiresAt > now ? link : null;
}

async function leftOn(q: Parameters<typeof usedThroughLink>[0], link: PayLink): Promise<Minor> {
  const { paid, underWay } = await usedThroughLink(q, link.id);
  return Math.max(0, link.amount - paid - underWay);
}

/** 130 random bits need no key to hide. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
