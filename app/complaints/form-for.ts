import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import { houseProfile } from "./rules.ts";

/** What the complaint form says and asks besides its two questions. */
export interface FormFor {
  /** Whose session it is; the form never asks for it. */
  readonly signedIn: boolean;
  /** To choose from, for somebody with several. */
  readonly loans: readonly { readonly id: string; readonly loanNo: string }[];
  /** In how many days their profile lets us answer. */
  readonly days: number;
  /** Who can be asked instead of us under that profile. */
  readonly body: { readonly name: { readonly zh: string; readonly en: string }; readonly phone: string | null } | null;
}

/** The form for somebody with a session, or for anybody. Without an account the house's own profile speaks. */
export async function formFor(
  { db, clock }: Pick<Services, "db" | "clock">,
  borrowerId: string | null,
): Promise<FormFor> {
  const loans = borrowerId === null ? [] : await loansOfBorrower(db.read, borrowerId);
  const { complaint } = profileFor(loans[0]?.profile ?? houseProfile, localDay(clock.now(), "UTC"));
  const [stage] = complaint.stages;
  const [body] = complaint.external;
  return {
    signedIn: borrowerId !== null,
    loans: loans.length > 1 ? loans.map(({ id, loanNo }) => ({ id, loanNo })) : [],
    days: stage?.term.count ?? 0,
    // A hotline is known by its number: it is not said twice.
    body: body
      ? { name: body.name, phone: body.phone !== null && body.name.zh.includes(body.phone) ? null : body.phone }
      : null,
  };
}
