import { z } from "zod";
import type { Viewer } from "#app/account/standing.ts";
import type { Outline } from "#app/lending/terms/preview.ts";
import type { Services } from "#app/services.ts";
import { casesOfLoan } from "#db/stores/hardship.ts";
import { offersOfCase } from "#db/stores/hardship-offers.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { agreementPlace } from "./answer-offer.ts";

const amount = z.int();
const row: z.ZodType<Outline> = z.object({
  ...{ nr: amount, due: amount, amount, principal: amount, interest: amount, penalty: amount, fee: amount },
});
const message = z.object({ zh: z.string(), en: z.string() });
const document = z.object({
  clauses: z.array(z.object({ heading: message, text: message })).default([]),
  ...{ reference: z.string(), loanNo: z.string(), policy: z.string(), name: z.string(), reasons: z.string() },
  signedAt: amount,
  shown: z.string(),
});
const shown = z.object({ day: amount, after: z.array(row), totalBefore: amount, totalAfter: amount });

/** An agreement as it was signed, word for word. */
export interface Agreement extends z.infer<typeof document> {
  readonly figures: z.infer<typeof shown>;
  readonly hash: string;
  readonly currency: string;
}

/** The latest agreement of a loan, from the sealed document itself and never worked out anew; null when there is none. */
export async function readAgreement(services: Services, viewer: Viewer, loanId: string): Promise<Agreement | null> {
  const { db, keyring } = services;
  const loan = await loanOfBorrower(db.read, viewer.borrowerId, loanId);
  const seal = loan && (await personalSeal(db.read, keyring, viewer.borrowerId));
  if (!loan || !seal) return null;
  for (const found of await casesOfLoan(db.read, loan.id)) {
    const offer = (await offersOfCase(db.read, found.id)).find(({ state }) => state === "accepted");
    if (!offer?.agreementSealed || !offer.agreementHash) continue;
    const signed = document.parse(JSON.parse(seal.open(agreementPlace(offer.id), offer.agreementSealed)));
    const figures = shown.parse(JSON.parse(signed.shown));
    return { ...signed, figures, hash: offer.agreementHash, currency: loan.contract.currency };
  }
  return null;
}
