import { type Complaint, complaintSeal } from "#db/stores/complaints.ts";
import type { Keyring } from "#db/engine/keyring.ts";

/** What would put it right, as the form offers it. */
export const wishes = ["explanation", "apology", "stop_contact", "correct_record", "money_back", "other"] as const;
export type Wish = (typeof wishes)[number];

/** What somebody told us. Everything but `what` and `reach` may be empty. */
export interface Statement {
  readonly what: string;
  readonly when: string;
  readonly wishes: readonly Wish[];
  /** Phone, mail or postal address to answer to, as typed. */
  readonly reach: string;
  /** A person or a firm it is about, as typed. */
  readonly against: string;
  readonly name: string;
  /** For whom a representative or heir speaks, and on what ground. */
  readonly onBehalfOf: string;
  /** What makes reading, hearing or writing easier for them. */
  readonly needs: string;
}

export const emptyStatement: Statement = {
  what: "",
  when: "",
  wishes: [],
  reach: "",
  against: "",
  name: "",
  onBehalfOf: "",
  needs: "",
};

/** Where the statement of a complaint belongs: sealed words do not open in another row. */
export const statementPlace = (id: string) => `complaints|statement|${id}`;

/** What the person told us; null once it was erased. */
export function openStatement(keyring: Keyring, of: Complaint): Statement | null {
  const seal = complaintSeal(keyring, of);
  if (!seal) return null;
  return { ...emptyStatement, ...(JSON.parse(seal.open(statementPlace(of.id), of.statementSealed)) as Statement) };
}
