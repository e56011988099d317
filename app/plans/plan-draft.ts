import type { Services } from "#app/services.ts";
import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Queryable } from "#db/engine/database.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { deletePlanDraft, planDraftOf, putPlanDraft } from "#db/stores/plans-drafts.ts";
import { noAnswers, type PlanAnswers, planAnswersSchema } from "./plan-answers.ts";

/** Whose answers, about which loan. */
export interface DraftOf {
  readonly loanId: string;
  readonly borrowerId: string;
}

const place = ({ loanId, borrowerId }: DraftOf) => `plan_drafts|answers|${loanId}|${borrowerId}`;

/**
 * What was said so far; nothing when there is no draft, when its time is over, or when it was written by another version
 * of the questions. Survives the session: a new link finds it again.
 */
export async function readPlanDraft(
  q: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  of: DraftOf,
): Promise<PlanAnswers> {
  const row = await planDraftOf(q, of.loanId, of.borrowerId);
  if (row === null || row.expiresAt <= clock.now()) return noAnswers;
  const seal = await personalSeal(q, keyring, of.borrowerId);
  if (seal === null) return noAnswers;
  const read = planAnswersSchema.safeParse(JSON.parse(seal.open(place(of), row.answersSealed)));
  return read.success ? read.data : noAnswers;
}

/** Keeps what was said, for as long as the policy keeps drafts. */
export async function writePlanDraft(
  tx: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  of: DraftOf,
  answers: PlanAnswers,
  profile: PolicyProfile,
): Promise<void> {
  const seal = await personalSeal(tx, keyring, of.borrowerId);
  if (seal === null) return;
  const now = clock.now();
  await putPlanDraft(tx, {
    ...of,
    answersSealed: seal.seal(place(of), JSON.stringify(answers)),
    updatedAt: now,
    expiresAt: deadlineOf(profile.session.draftLifetime, now, placeOf(profile)).dueAt,
  });
}

/** Forgets what was said. @returns whether there was anything. */
export async function forgetPlanDraft({ db }: Pick<Services, "db">, of: DraftOf): Promise<boolean> {
  return db.transact((tx) => deletePlanDraft(tx, of.loanId, of.borrowerId));
}
