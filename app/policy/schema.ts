/**
 * What a policy profile holds. A profile says what may be done with a loan of one jurisdiction, kind of lender and
 * product: how a borrower is identified, what may be charged, which plans are agreed without a person, how long anyone
 * may take to answer, when a message may be sent.
 *
 * Units: money in minor units of `currency`, rates and shares in parts per million, days as epoch days, times of day
 * in minutes since local midnight. `null` means that there is no such rule.
 */
import { z } from "zod";
import { calendarIds } from "./calendar-ids.ts";
import { dataClasses, holdKinds } from "./categories.ts";
import type { Provenance } from "./evidence.ts";
import { identity, session } from "./schema-access.ts";
import { type capRule, charges, payments, stages } from "./schema-charges.ts";
import { type approver, complaint } from "./schema-complaint.ts";
import { contact, type contactChannels, type dayHours } from "./schema-contact.ts";
import { dispute, hardship } from "./schema-hardship.ts";
import { authority, holdEffect, notices, texts } from "./schema-house.ts";
import { plan, promise } from "./schema-plan.ts";
import { termSchema } from "./units.ts";

export const profileKeys = [
  "cn.licensed.loan",
  "cn.microlender.loan",
  "cn.private.loan",
  "uk.lender.loan",
  "uk.lender.high_cost_short_term",
  "us.first_party.loan",
  "us.third_party.loan",
  "au.licensee.credit_contract",
  "au.licensee.small_amount",
] as const;
/** Jurisdiction, kind of lender, product. A loan carries one. */
export type ProfileKey = (typeof profileKeys)[number];

export const policyValuesSchema = z.strictObject({
  currency: z.enum(["CNY", "GBP", "USD", "AUD"]),
  locale: z.string().min(2),
  zone: z.string().min(3),
  calendar: z.enum(calendarIds),
  /** Calendars that may stand in for `calendar` when it is known where the borrower lives. */
  regionalCalendars: z.array(z.enum(calendarIds)),
  identity,
  session,
  stages,
  charges,
  payments,
  promise,
  plan,
  hardship,
  dispute,
  complaint,
  contact,
  holds: z.record(z.enum(holdKinds), holdEffect),
  /** Agents propose and never approve. */
  authority: z.strictObject({ approver: authority, admin: authority }),
  notices,
  retention: z.record(z.enum(dataClasses), termSchema),
  texts,
});

/** All that a profile says, without where it comes from. */
export type PolicyValues = z.infer<typeof policyValuesSchema>;

export type Jurisdiction = "CN" | "UK" | "US" | "AU";

/** One version of a profile. Values are read directly (`profile.plan.graceDays`); `provenance` says where they come from. */
export interface PolicyProfile extends PolicyValues {
  readonly key: ProfileKey;
  readonly jurisdiction: Jurisdiction;
  readonly title: { readonly zh: string; readonly en: string };
  /** Names this version in agreements and audit entries, for example "cn.licensed.loan@2026-08-01". */
  readonly id: string;
  /** The version holds from this day; the next version of the same key ends it. */
  readonly effectiveFrom: number;
  /** The day on which somebody last compared the values with their sources. */
  readonly reviewedOn: number;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

export type CapRule = z.infer<typeof capRule>;
export type ContactCap = PolicyValues["contact"]["caps"][number];
export type ContactChannel = (typeof contactChannels)[number];
export type ComplaintApprover = z.infer<typeof approver>;
export type ComplaintStageId = PolicyValues["complaint"]["stages"][number]["id"];
export type AllocationComponent = PolicyValues["payments"]["allocationOrder"][number];
export type HoldEffect = z.infer<typeof holdEffect>;
export type DayHours = z.infer<typeof dayHours>;
