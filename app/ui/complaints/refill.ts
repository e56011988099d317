import type { DeskFields } from "#app/complaints/desk-fields.ts";

/** The form that was sent and did not go through yet: nothing that somebody typed is lost. */
export interface Refill {
  readonly fields: DeskFields;
  /** What is wrong, by the id of the control. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What stood in the form of one deed, if that was the one sent. */
export function refillOf(refill: Refill | null, deed: string): DeskFields | null {
  return refill?.fields.deed === deed ? refill.fields : null;
}

const controlOf: Readonly<Record<string, string>> = {
  ...{ note: "note-text", ask: "ask-text", extend: "extend-text", refer: "refer-to", link: "loan-no" },
  ...{ merge: "merge-to", person: "said-text", restart: "restart-text", assign: "to", triage: "named" },
  ...{ close: "close-cause", early: "cause", send: "outcome" },
};
const controlOfPart: Readonly<Record<string, string>> = {
  ...{ outcome: "outcome", findings: "findings", reasons: "reasons", basis_and_reasons: "reasons", redress: "redress" },
};

/** The control that a refusal is about: where the summary leads. */
export function controlFor(deed: string, reason: string, part?: string): string {
  if (part !== undefined) return controlOfPart[part] ?? "outcome";
  if (reason === "approver_needed") return "name";
  if (reason === "no_account") return "loan-no";
  if (reason === "early_money") return "kind";
  return controlOf[deed] ?? "main";
}
