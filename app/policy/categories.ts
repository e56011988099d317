/** The lists that people choose from. The words for each code live in `app/words`. */

/** What a complaint is about (one or more; the complaints team may correct it at triage). */
export const complaintCategories = [
  "charges",
  "conduct_or_harassment",
  "disclosure_to_others",
  "wrong_person",
  "data_and_privacy",
  "hardship_decision",
  "plan_or_payment_error",
  "credit_record",
  "accessibility",
  "agency",
  "other",
] as const;
export type ComplaintCategory = (typeof complaintCategories)[number];

/** What has changed for a borrower who cannot pay. A profile lists them in the order in which people most often have them. */
export const hardshipReasons = [
  "too_many_bills",
  "income_fell",
  "illness_or_medical_costs",
  "lost_work",
  "separation_or_family_change",
  "disaster_or_emergency",
  "controlled_or_unsafe",
  "other",
  "rather_not_say",
] as const;
export type HardshipReason = (typeof hardshipReasons)[number];

/** Situations with a route of their own: a statement starts the hold, proof comes later, a specialist takes it. */
export const specialSituations = [
  "bereavement",
  "bankruptcy",
  "breathing_space",
  "debt_adviser",
  "abuse",
  "illness_or_capacity",
  "military",
] as const;
export type SpecialSituation = (typeof specialSituations)[number];

/** Why a borrower says that a debt, or its amount, is wrong. */
export const disputeReasons = [
  "not_mine",
  "wrong_amount",
  "already_paid",
  "fraud_or_identity_theft",
  "forced_or_coerced",
  "too_old",
] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/** What a borrower may be asked to prove who they are. */
export const identityFactors = ["date_of_birth", "id_last_6", "id_last_4", "postcode"] as const;
export type IdentityFactor = (typeof identityFactors)[number];

/** Kinds of records, each with its own keeping time. */
export const dataClasses = [
  "loan_and_ledger",
  "plan_and_agreement",
  "hardship_case",
  "hardship_evidence",
  "dispute_case",
  "complaint_case",
  "contact_event",
  "message_body",
  "payment_event",
  "consent",
  "audit",
  "link",
  "session",
  "draft",
  "suppressed_number",
] as const;
export type DataClass = (typeof dataClasses)[number];

/** Why a loan is on hold. A loan may have several; what they stop adds up. */
export const holdKinds = [
  "dispute",
  "hardship",
  "plan",
  "breathing_space",
  "debt_advice",
  "bankruptcy",
  "deceased",
  "capacity",
  "abuse",
  "military",
  "wrong_number",
] as const;
export type HoldKind = (typeof holdKinds)[number];

/** The hold that a statement about a special situation starts. */
export const holdOfSituation: Readonly<Record<SpecialSituation, HoldKind>> = {
  bereavement: "deceased",
  bankruptcy: "bankruptcy",
  breathing_space: "breathing_space",
  debt_adviser: "debt_advice",
  abuse: "abuse",
  illness_or_capacity: "capacity",
  military: "military",
};
