/**
 * What a policy profile holds. A profile says what may be done with a loan of one jurisdiction, kind of lender and
 * product: how a borrower is identified, what may be charged, which plans are agreed without a person, how long anyone
 * may take to answer, when a message may be sent.
 *
 * Units: money in minor units of `currency`, rates and shares in parts per million, days as epoch days, times of day
 * in minutes since local midnight. `null` means that there is no such rule.
 */
import { z } from "zod";
import {
  complaintCategories,
  dataClasses,
  disputeReasons,
  hardshipReasons,
  holdKinds,
  identityFactors,
  specialSituations,
} from "./categories.ts";
import type { Provenance } from "./evidence.ts";
import { hoursSchema, termSchema } from "./units.ts";

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

export const calendarIds = [
  "CN",
  "GB-ENG",
  "GB-SCT",
  "GB-NIR",
  "US",
  "AU",
  "AU-ACT",
  "AU-NSW",
  "AU-NT",
  "AU-QLD",
  "AU-SA",
  "AU-TAS",
  "AU-VIC",
  "AU-WA",
] as const;
/** A holiday calendar. GB-ENG is England and Wales; AU alone holds the national holidays that every state keeps. */
export type CalendarId = (typeof calendarIds)[number];

const count = z.int().nonnegative();
const positive = z.int().positive();
const minor = z.int().nonnegative();
const ppm = z.int().nonnegative();
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const textKey = z.string().regex(/^[a-z][a-z0-9_]*$/);

const identity = z.strictObject({
  /** In order of preference; the first one on file is asked, and for unknown links one is chosen the same way. */
  factors: z.array(z.enum(identityFactors)).min(1),
  factorsRequired: positive,
  triesPerLink: positive,
  triesPerBorrowerPerDay: positive,
  failuresPerAddressPerHour: positive,
  failuresPerAddressPerDay: positive,
  lockMinutes: positive,
  /** After this many locks only a person can help. */
  locksBeforePerson: positive,
  linkLifetime: termSchema,
  maxLiveLinks: positive,
  newLinksPerHour: positive,
  newLinksPerDay: positive,
});

const session = z.strictObject({
  idleMinutes: positive,
  absoluteMinutes: positive,
  warnMinutes: positive,
  maxPerBorrower: positive,
  draftLifetime: termSchema,
  stepUpCodeMinutes: positive,
  stepUpTries: positive,
  stepUpCodesPerHour: positive,
  contactChangeCooling: termSchema,
});

/** Borders between the stages `pre_due`, `early` (from the first day past due), `mid` and `late`; lending's StageRule. */
const stages = z.strictObject({ preDueDays: positive, mid: positive, late: positive });

const cap = z.discriminatedUnion("kind", [
  /** Everything charged, as a yearly rate, at most `ppm`. */
  z.strictObject({ kind: z.literal("annual_rate"), ppm }),
  /** Everything charged, as a yearly rate, at most `multiple` times the 1-year LPR of the day of the contract. */
  z.strictObject({ kind: z.literal("lpr_multiple"), multiple: positive }),
  /** Charges of one day at most `ppm` of the credit outstanding. */
  z.strictObject({ kind: z.literal("daily_rate"), ppm }),
  /** All charges for not paying, together over the life of the loan, at most `minor`. */
  z.strictObject({ kind: z.literal("default_charges_total"), minor }),
  /** All interest, fees and charges together at most this share of the credit. */
  z.strictObject({ kind: z.literal("total_charges"), ppm }),
  /** All that may be recovered after default at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("total_recovered"), ppm }),
  /** One-off fee at the start at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("establishment_fee"), ppm }),
  /** Monthly fee at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("monthly_fee"), ppm }),
]);

const capRule = z.strictObject({
  id: textKey,
  limit: cap,
  /** Who it protects: everybody, or service members only. */
  appliesTo: z.enum(["everyone", "service_member"]),
  /** Contracts made from this day on; null: all. */
  contractsFrom: z.int().nullable(),
  /** Contracts made before this day; null: no end. */
  contractsBefore: z.int().nullable(),
});

const charges = z.strictObject({
  penalty: z.strictObject({
    /**
     * uplift_on_contract_rate: contract rate × (1 + uplift). contract_terms: as agreed, inside the caps.
     * contract_rate_on_overdue: contract rate on the overdue amount only. reasonable_cost: the same, and charges no
     * higher than the cost they cover. none: may not be charged.
     */
    mode: z.enum(["uplift_on_contract_rate", "contract_terms", "contract_rate_on_overdue", "reasonable_cost", "none"]),
    upliftMinPpm: ppm.nullable(),
    upliftMaxPpm: ppm.nullable(),
    base: z.enum(["principal", "principal-and-interest"]),
    bearsPenalty: z.boolean(),
  }),
  lateFee: z.strictObject({
    allowed: z.boolean(),
    bearsInterest: z.boolean(),
    /** Safe-harbour amounts where the law names some. */
    firstMinor: minor.nullable(),
    repeatMinor: minor.nullable(),
    oncePerInstalment: z.boolean(),
    costBasisRequired: z.boolean(),
  }),
  caps: z.array(capRule),
  /** 1-year loan prime rate by the day from which it held, oldest first. Empty where it plays no part. */
  lprOneYear: z.array(z.strictObject({ from: z.int(), ppm })),
  /** Days within which a penalty that was charged by mistake is given back. */
  refundWithin: termSchema,
  convenienceFeeMinor: minor,
});

const payments = z.strictObject({
  minMinor: positive,
  maxMinor: positive,
  /** Credit cards are refused: a debt is not paid with another debt. */
  debitOnly: z.boolean(),
  /** The order inside one instalment. */
  allocationOrder: z.array(z.enum(["fee", "penalty", "interest", "principal"])).length(4),
  borrowerChoosesLoan: z.boolean(),
  payForMe: z.strictObject({ lifetime: termSchema, maxLive: positive }),
});

const promise = z.strictObject({
  /** The promised day is at most this many days ahead. */
  maxDaysAhead: positive,
  minMinor: positive,
  /** A payment counts until this many days after the promised day. */
  graceDays: count,
  /** After this many broken promises within the look-back, a plan or hardship is offered instead of another promise. */
  brokenBeforeOffersChange: positive,
  lookBackDays: positive,
  remindDaysBefore: z.array(count),
});

const plan = z.strictObject({
  cycles: z.array(z.enum(["weekly", "two-weekly", "four-weekly", "monthly"])).min(1),
  /** Up to here no question about income and spending is asked. Both limits must hold. */
  shortPath: z.strictObject({ maxMonths: positive, maxMinor: positive }),
  /** Accepted at once up to here, otherwise a person decides. */
  selfServe: z.strictObject({ maxMonths: positive, maxMinor: positive }),
  /** No plan is longer, whoever decides. Null: no rule. */
  maxMonths: positive.nullable(),
  minInstalmentMinor: positive,
  /** Fewer instalments are a promise, not a plan. */
  minCount: positive,
  firstPaymentWithinDays: positive,
  suggestions: positive,
  /** Lending's AffordabilityRule. The codes of a household in the allowance tables are `adult` and `dependant`. */
  affordability: z.strictObject({
    allowances: z.array(
      z.strictObject({
        from: z.int(),
        version: z.string().min(1),
        monthly: z.strictObject({ adult: minor, dependant: minor }),
      }),
    ),
    savings: z.strictObject({ share: ppm, maxMonthly: minor }).nullable(),
    startShare: ppm,
    /** Above this share of the surplus a person decides. */
    staffShare: ppm,
  }),
  graceDays: count,
  /** What ends a plan, as shown at signing: lending's PlanBreakRule. Null: that rule is not used. */
  breakRule: z.strictObject({
    instalmentsBehind: positive.nullable(),
    slipsInAll: positive.nullable(),
    openDays: positive.nullable(),
  }),
  moveDateMaxDays: positive,
  moveDatePerInstalment: positive,
  severalLoansInOnePlan: z.boolean(),
  penaltyDuringPlan: z.enum(["frozen", "accrues"]),
  /** contract_rate: the principal being spread bears the contract's own interest by actual days; none: it bears nothing. */
  interestDuringPlan: z.enum(["contract_rate", "none"]),
  stopsCollection: z.boolean(),
  reviewEvery: termSchema,
  creditRecordText: textKey,
  /** The table of all costs shown before signing: null where none is required. */
  costTable: z.strictObject({ text: textKey, minReadSeconds: count }).nullable(),
});

const hardship = z.strictObject({
  /** A law sets the clock, rather than the house. */
  statutory: z.boolean(),
  /** Any statement of not being able to pay, in any box or call, starts the clock. */
  anyStatementStartsClock: z.boolean(),
  openBeforeArrears: z.boolean(),
  instantDeferral: z.strictObject({
    maxDays: positive,
    times: positive,
    per: termSchema,
    instalments: positive,
    penaltyFrozen: z.boolean(),
  }),
  clocks: z.strictObject({
    acknowledge: termSchema,
    decide: termSchema,
    requestInformation: termSchema,
    borrowerReply: termSchema,
    /** From the day the information came. */
    decideAfterInformation: termSchema,
    /** From the day it was asked for, when nothing came. */
    decideWithoutInformation: termSchema,
    offerValid: termSchema,
    /** Written particulars of what was agreed. */
    confirmInWriting: termSchema,
  }),
  informationRequest: z.strictObject({ maxItems: positive, maxRequests: positive }),
  /** No enforcement, reminders or penalties for this long after a refusal. */
  protectionAfterRefusal: termSchema,
  secondLookWithin: termSchema,
  maxDeferralMonths: positive,
  /** A longer term is at most: original_term (extension no longer than the first term), product_maximum, contract. */
  maxExtension: z.enum(["original_term_then_product_maximum", "contract"]),
  /** A repeat request on the same grounds within this time is linked to the earlier one. Null: each stands alone. */
  repeatLookBack: termSchema.nullable(),
  checkInDaysBeforeEnd: positive,
  reliefWithoutWrittenNoticeMaxDays: positive.nullable(),
  debtAdviceHold: z.strictObject({ first: termSchema, extension: termSchema, extensions: count }),
  breathingSpace: z
    .strictObject({ max: termSchema, reviewFromDay: count, reviewToDay: count, afterCrisisTreatment: termSchema })
    .nullable(),
  /** How long a statement alone holds everything before proof is asked for. */
  proofLaterWithin: termSchema,
  bereavementQuiet: termSchema,
  reasons: z.array(z.enum(hardshipReasons)).min(1),
  situations: z.array(z.enum(specialSituations)).min(1),
});

const dispute = z.strictObject({
  reasons: z.array(z.enum(disputeReasons)).min(1),
  answer: termSchema,
  creditRecord: termSchema,
  creditRecordExtended: termSchema.nullable(),
  annotateAtOnce: z.boolean(),
  stopsContact: z.boolean(),
  stopsPenalty: z.boolean(),
  lenderMustProve: z.boolean(),
  /** What is typed here counts as a dispute in writing. */
  portalIsWriting: z.boolean(),
  /** The first weeks in which a debt may be questioned and paying may not be pushed (US collectors). */
  validation: z.strictObject({ sendWithin: termSchema, assumedReceipt: termSchema, period: termSchema }).nullable(),
});

const approver = z.enum(["none", "complaints_lead", "head_office_senior_manager"]);

const complaint = z.strictObject({
  acknowledge: termSchema,
  /** Closed this fast, a short answer is enough. */
  early: z.strictObject({ term: termSchema, notFor: z.array(z.enum(complaintCategories)) }).nullable(),
  /** Total time from receipt, in the order in which they are used. The first needs no approval. */
  stages: z
    .array(
      z.strictObject({
        id: z.enum(["standard", "complex", "exceptional", "in_progress"]),
        term: termSchema,
        approver,
        noticeRequired: z.boolean(),
      }),
    )
    .min(1),
  /** Shorter clocks for some matters. */
  byCategory: z.array(z.strictObject({ category: z.enum(complaintCategories), term: termSchema })),
  /** What must be said when the last stage passes without an answer. Null: nothing is laid down. */
  lateNotice: textKey.nullable(),
  pausesFor: z.array(z.enum(["external_appraisal"])),
  newFactsRestart: z.boolean(),
  mergeSameFacts: z.boolean(),
  review: z.strictObject({ requestWithin: termSchema, decideWithin: termSchema }).nullable(),
  external: z.array(
    z.strictObject({
      id: textKey,
      name: text,
      phone: z.string().nullable(),
      url: z.string().nullable(),
      post: z.string().nullable(),
      /** How long the way is open, counted from our final answer. Null: no limit found. */
      within: termSchema.nullable(),
    }),
  ),
  retention: z.strictObject({ term: termSchema, from: z.enum(["receipt", "closed"]) }),
  maxGroupRepresentatives: positive.nullable(),
  vulnerabilityFlags: z.boolean(),
  alarmSharesPpm: z.array(ppm).min(1),
  categories: z.array(z.enum(complaintCategories)).min(1),
});

const dayHours = z.strictObject({
  weekday: hoursSchema.nullable(),
  saturday: hoursSchema.nullable(),
  sunday: hoursSchema.nullable(),
  holiday: hoursSchema.nullable(),
});

const contactChannels = ["sms", "email", "call"] as const;

const contact = z.strictObject({
  /** Whose clock counts: that of the profile's zone, or that of every zone the borrower may be in. */
  zoneBasis: z.enum(["profile", "borrower"]),
  /** Every zone a borrower may be in when nothing better is known. */
  plausibleZones: z.array(z.string().min(3)).min(1),
  /** Hours of law or code, for anything that the lender starts. */
  lawHours: dayHours,
  /** Narrower hours that the house keeps for reminders. */
  houseHours: dayHours,
  /** The borrower may ask for contact outside the hours of law. */
  consentWidens: z.boolean(),
  holidayCalendar: z.enum(calendarIds),
  caps: z.array(
    z.strictObject({
      id: textKey,
      channels: z.array(z.enum(contactChannels)).min(1),
      counts: z.enum(["messages_and_attempts", "connected_calls", "unanswered_calls", "call_attempts"]),
      per: z.enum(["borrower", "loan", "number"]),
      max: positive,
      /** local_day: the borrower's calendar day. rolling: the last `days` × 24 hours. */
      span: z.enum(["local_day", "rolling"]),
      days: positive,
    }),
  ),
  /** No call for this long after a conversation. */
  silentAfterConversation: termSchema.nullable(),
  stop: z.strictObject({
    /** Whole messages that mean stop. */
    words: z.array(z.string().min(1)).min(1),
    /** Words that mean stop wherever they stand. */
    phrases: z.array(z.string().min(1)).min(1),
    honour: z.literal("immediately"),
    /** The latest that law allows. */
    legalLimit: termSchema.nullable(),
    confirmWithinMinutes: positive,
  }),
  sms: z.strictObject({
    senderPrefix: z.enum(["brackets", "brand_colon"]),
    senderIdMaxLength: positive,
    optOutLine: textKey.nullable(),
    disclosure: textKey.nullable(),
    maxLinks: count,
    maxContacts: positive,
    linkRegistration: z.boolean(),
    senderRegistration: z.boolean(),
    registrationLead: termSchema.nullable(),
    recipientCheckMaxAge: termSchema.nullable(),
    maxSegments: positive,
  }),
  thirdParty: z.enum(["never", "location_only_when_unreachable", "location_only"]),
  unreachableAfterFailures: positive.nullable(),
  reminders: z.strictObject({
    /** Days before the due date; 0 is the day itself. */
    daysBeforeDue: z.array(count),
    /** The first message after a miss goes out within this time. */
    afterMiss: termSchema,
    /** Then again every so many days, by stage. */
    everyDays: z.strictObject({ early: positive, mid: positive, late: positive }),
  }),
});

/** What one kind of hold does while it lasts. */
const holdEffect = z.strictObject({
  stops: z.array(z.enum(["contact", "penalty", "interest", "enforcement"])),
  /** What may still be sent: messages about the case, only to the safe channel, or nothing to that number. */
  contactLeft: z.enum(["case_messages", "safe_channel", "nothing"]),
  /** offered: as always. unprompted: possible, not suggested. hidden: not shown. representative: for the estate only. */
  pay: z.enum(["offered", "unprompted", "hidden", "representative"]),
});

/** How much one approval may give away. Null: no limit. What is above goes to the next role; a proposer never approves. */
const authority = z.strictObject({
  waiverMaxMinor: minor.nullable(),
  refundMaxMinor: minor.nullable(),
  /** Largest outstanding balance whose terms the role may change. */
  balanceMaxMinor: minor.nullable(),
  settlement: z.boolean(),
  writeOffReferral: z.boolean(),
});

const notices = z.strictObject({
  /** A notice of arrears that the lender owes the borrower. */
  arrears: z
    .strictObject({ missedPayments: positive, within: termSchema, text: textKey, noChargesWhileMissing: z.boolean() })
    .nullable(),
  /** Time to put a default right before enforcement. */
  defaultRemedy: termSchema.nullable(),
  beforeNegativeReport: z.boolean(),
});

const texts = z.strictObject({
  beforeIdentity: z.array(textKey),
  breakdown: z.array(textKey),
  plan: z.array(textKey),
  settlement: z.array(textKey),
  hardshipRefusal: z.array(textKey),
  complaintAnswer: z.array(textKey),
  footer: z.array(textKey),
});

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
