import { createHash } from "node:crypto";
import type { Standing } from "#app/account/standing.ts";
import type { Contract } from "#app/lending/contract.ts";
import { penaltyTerms } from "#app/lending/penalty.ts";
import { type Ppm, WHOLE } from "#app/lending/rate.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import {
  type AgreementDocument,
  agreementDocument,
  type AgreementFacts,
  agreementVersion,
} from "#app/words/plan-agreement.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { agreementOf, insertAgreement, type Plan } from "#db/stores/plans.ts";
import { drawPlan } from "./plan-cost.ts";
import type { PlanGround } from "./plan-ground.ts";
import type { PlanOffer } from "./plan-offers.ts";

/** How a person agreed: by ticking the box, or by typing their name. */
export type Consent = { readonly kind: "tick" } | { readonly kind: "name"; readonly typed: string };

const place = (plan: Pick<Plan, "loanId" | "id">) => `plan_agreements|document|${plan.loanId}|${plan.id}`;

/** What the document of a plan tells. */
export function agreementFacts(
  { loan }: Standing,
  plan: Pick<
    Plan,
    | "reference"
    | "agreedOn"
    | "agreedAt"
    | "currency"
    | "spread"
    | "total"
    | "extraCost"
    | "cycle"
    | "instalments"
    | "rules"
  >,
  person: { name: string | null; typedName: string | null; timeZone: string; replaces: string | null },
  profile: PolicyProfile,
): AgreementFacts {
  const { contract } = loan;
  const { penalty, cap } = penaltyYearlyPpm(contract);
  return {
    reference: plan.reference,
    loanNo: loan.loanNo,
    ...person,
    agreedOn: plan.agreedOn,
    agreedAt: plan.agreedAt,
    currency: plan.currency,
    spread: plan.spread,
    total: plan.total,
    extraCost: plan.extraCost,
    every: plan.cycle.every,
    instalments: drawPlan(plan.spread, plan.rules.interest, plan.agreedOn, plan.instalments),
    interestPpm: plan.rules.interest?.ratePpm ?? null,
    penaltyPpm: penalty,
    capPpm: cap,
    graceDays: plan.rules.graceDays,
    breakRule: plan.rules.breakRule,
    moveDateMaxDays: plan.rules.moveDateMaxDays,
    shares: [],
    profile,
  };
}

/** Penalty interest a year of a contract and the ceiling over it; null where there is none. */
export function penaltyYearlyPpm(contract: Contract): { penalty: Ppm | null; cap: Ppm | null } {
  const terms = penaltyTerms(contract);
  const daily = terms !== null && terms.denominator === WHOLE;
  const cap = contract.caps.find((each) => each.kind === "default-rate" && each.per === "year");
  return {
    penalty: terms === null ? null : daily ? terms.ratePpm * 365 : terms.ratePpm,
    cap: cap?.kind === "default-rate" ? cap.ratePpm : null,
  };
}

/** A plan for several loans, as it was shown. */
interface Whole {
  readonly ground: PlanGround;
  readonly picked: PlanOffer;
}

/** The document of a plan, both languages, as the text that is sealed and hashed. */
export async function composeAgreement(
  tx: Queryable,
  { keyring }: Pick<Services, "keyring">,
  given: {
    standing: Standing;
    plan: Plan;
    /** Where several loans are agreed as one: all of it. */
    whole: Whole | null;
    consent: Consent;
    profile: PolicyProfile;
    replaces: string | null;
  },
): Promise<string> {
  const { standing, plan, whole, consent, profile, replaces } = given;
  const details = await borrowerDetails(tx, keyring, plan.borrowerId);
  if (details === null) throw new Error("A plan was agreed by somebody whose data key is gone.");
  const typedName = consent.kind === "name" ? consent.typed : null;
  const person = { name: details.name, typedName, timeZone: details.timeZone, replaces };
  const facts = agreementFacts(standing, plan, person, profile);
  return JSON.stringify(agreementDocument(whole === null ? facts : factsOfSeveral(facts, whole)));
}

/** The facts of one loan's plan, told of all the loans that were agreed with it. */
function factsOfSeveral(facts: AgreementFacts, { ground, picked }: Whole): AgreementFacts {
  const { option, drawn, shares } = picked;
  return {
    ...facts,
    loanNo: shares.map(({ loanNo }) => loanNo).join(", "),
    spread: ground.spread,
    total: option.total,
    extraCost: option.extraCost,
    instalments: drawn,
    shares: shares.map(({ loanNo, option: own, drawn: rows }) => {
      return { loanNo, total: own.total, amounts: rows.map(({ amount }) => amount) };
    }),
  };
}

/** Keeps the signed document beside a plan, sealed, with the hash of exactly what is sealed. */
export async function keepAgreement(
  tx: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  plan: Plan,
  text: string,
  consent: Consent,
): Promise<void> {
  const seal = await personalSeal(tx, keyring, plan.borrowerId);
  if (seal === null) throw new Error("A plan was agreed by somebody whose data key is gone.");
  await insertAgreement(tx, {
    loanId: plan.loanId,
    planId: plan.id,
    borrowerId: plan.borrowerId,
    version: agreementVersion,
    hash: createHash("sha256").update(text).digest("hex"),
    documentSealed: seal.seal(place(plan), text),
    consent: consent.kind,
    createdAt: clock.now(),
  });
}

/** The document of a plan for one loan: composed and kept. */
export async function writeAgreement(
  tx: Queryable,
  services: Pick<Services, "keyring" | "clock">,
  given: { standing: Standing; plan: Plan; consent: Consent; profile: PolicyProfile; replaces: string | null },
): Promise<void> {
  const text = await composeAgreement(tx, services, { ...given, whole: null });
  await keepAgreement(tx, services, given.plan, text, given.consent);
}

/** A signed document as it was signed, with the hash that proves it; null when there is none or it has been erased. */
export async function readAgreement(
  q: Queryable,
  keyring: Services["keyring"],
  plan: Pick<Plan, "loanId" | "id" | "borrowerId">,
): Promise<{ document: AgreementDocument; hash: string; createdAt: number } | null> {
  const row = await agreementOf(q, plan.loanId, plan.id);
  const seal = await personalSeal(q, keyring, plan.borrowerId);
  if (row === null || seal === null) return null;
  const text = seal.open(place(plan), row.documentSealed);
  if (createHash("sha256").update(text).digest("hex") !== row.hash) return null;
  const document: unknown = JSON.parse(text);
  return { document: document as AgreementDocument, hash: row.hash, createdAt: row.createdAt };
}
