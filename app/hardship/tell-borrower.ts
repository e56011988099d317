import { sendLink, type Site } from "#app/contact/send-link.ts";
import { holdOfSituation, type SpecialSituation, specialSituations } from "#app/policy/categories.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { HardshipCase } from "#db/stores/hardship.ts";
import type { CaseRules } from "./case-clock.ts";

/**
 * Tells a borrower that there is something about their case: the same neutral message as always, and none where the
 * situation forbids writing to that number.
 */
export async function tellBorrower(
  tx: Queryable,
  services: Omit<Services, "db"> & { site: Site },
  found: HardshipCase,
  { profile }: CaseRules,
  why: string,
): Promise<void> {
  const situation = specialSituations.find((code) => code === found.situation);
  if (situation && !mayWrite(profile, situation)) return;
  const dedupeKey = `hardship:${found.id}:${why}`;
  const { borrowerId, loanId } = found;
  const template = `hardship-${why.split(":")[0]}`;
  await sendLink(tx, services, { borrowerId, loanId, template, dedupeKey, purpose: "case_message" });
}

function mayWrite(profile: CaseRules["profile"], situation: SpecialSituation): boolean {
  return profile.holds[holdOfSituation[situation]].contactLeft === "case_messages";
}
