import type { PolicyProfile } from "#app/policy/schema.ts";
import { ifMissedText, offerWords as words } from "#app/words/hardship-offer.ts";
import { creditText } from "#app/words/plan-terms.ts";
import type { Message } from "#app/words/words.ts";

/** What is said beside the figures, in both languages: the same on the offer and, word for word, in the agreement. */
export interface Clause {
  readonly heading: Message;
  readonly text: Message;
}

/** The clauses of an offer under a policy. @param interestWaits the first amounts do not cover the interest of their time */
export function agreementClauses(profile: PolicyProfile, interestWaits: boolean): Clause[] {
  const { graceDays, creditRecordText } = profile.plan;
  return [
    { heading: words.accrues, text: words.accruesText },
    ...(interestWaits ? [{ heading: words.accrues, text: words.waits }] : []),
    { heading: words.ifMissed, text: ifMissedText(graceDays) },
    { heading: words.credit, text: creditText(creditRecordText) },
  ];
}
