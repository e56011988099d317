import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { draftOf, keepDraft } from "#db/stores/hardship.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { type AnswersDraft, draftSchema } from "./answers.ts";

const place = (loanId: string) => `hardship_drafts|answers|${loanId}`;

/** What was answered before, also in an earlier session; empty when nothing was. */
export async function readDraft(
  services: Pick<Services, "keyring">,
  q: Queryable,
  borrowerId: string,
  loanId: string,
): Promise<AnswersDraft> {
  const kept = await draftOf(q, borrowerId, loanId);
  const seal = kept && (await personalSeal(q, services.keyring, borrowerId));
  if (!kept || !seal) return {};
  const parsed = draftSchema.safeParse(JSON.parse(seal.open(place(loanId), kept.answersSealed)));
  return parsed.success ? parsed.data : {};
}

/** Adds answers to what was said before. @returns false for a loan that is not this borrower's. */
export async function saveAnswers(
  services: Services,
  borrowerId: string,
  loanId: string,
  answers: AnswersDraft,
): Promise<boolean> {
  return services.db.transact(async (tx) => {
    const loan = await loanOfBorrower(tx, borrowerId, loanId);
    const seal = loan && (await personalSeal(tx, services.keyring, borrowerId));
    if (!seal) return false;
    const before = await readDraft(services, tx, borrowerId, loanId);
    const answersSealed = seal.seal(place(loanId), JSON.stringify({ ...before, ...answers }));
    await keepDraft(tx, { loanId, borrowerId, answersSealed, updatedAt: services.clock.now() });
    return true;
  });
}
