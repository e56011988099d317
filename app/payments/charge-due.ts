import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";
import { activeMandatesAfter } from "#db/stores/payments-autopay.ts";
import { chargeInstalment } from "./charge-instalment.ts";
import type { PaymentServices } from "./payment-services.ts";

const handful = 100;

/**
 * Charges every loan with a mandate whose instalment is due, in batches. Running it twice, or on two machines, charges
 * nothing twice. @param keep false means that somebody else has taken over. @returns how many were charged.
 */
export async function chargeDue(services: PaymentServices, keep: () => Promise<boolean>): Promise<number> {
  let charged = 0;
  let after = "";
  for (;;) {
    const mandates = await activeMandatesAfter(services.db.read, after, handful);
    for (const { loanId } of mandates) {
      const result = await chargeInstalment(services, loanId, (language) => say(language, lender.name));
      if (result.kind === "charged") charged += 1;
    }
    const last = mandates.at(-1);
    if (!last || mandates.length < handful || !(await keep())) return charged;
    after = last.id;
  }
}
