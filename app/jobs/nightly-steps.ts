import { remindLoans } from "#app/contact/remind-loans.ts";
import type { NightlyStep } from "#app/nightly/assess-book.ts";
import { countStages } from "#app/reports/count-stages.ts";
import { nominatePeople } from "#app/retention/nominate-people.ts";
import type { Services } from "#app/services.ts";

/** What happens to every loan once a day: each step sees each loan once, in the transaction that says it was seen. */
export function nightlySteps(services: Services): NightlyStep[] {
  return [countStages(services), remindLoans(services), nominatePeople(services)];
}
