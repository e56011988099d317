/** Why somebody looks at an account. */
export const lookUpPurposes = [
  "check_charges",
  "check_payment",
  "check_plan",
  "check_contact",
  "work_out_redress",
] as const;
export type LookUpPurpose = (typeof lookUpPurposes)[number];
