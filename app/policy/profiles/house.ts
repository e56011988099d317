import {
  complaintCategories,
  type DataClass,
  disputeReasons,
  hardshipReasons,
  specialSituations,
} from "../categories.ts";
import { type Draft, fact, house } from "../evidence.ts";
import type { ContactCap, PolicyValues } from "../schema.ts";
import { between, businessDays, days, hours, months, percent, type Term, years } from "../units.ts";

/** Product defaults that every jurisdiction starts from. Nothing here is law. */

export const houseIdentity: Draft<PolicyValues["identity"]> = {
  factors: ["date_of_birth", "id_last_4", "postcode"],
  factorsRequired: house(1, "Nothing that came with the message counts as a factor"),
  triesPerLink: house(5),
  triesPerBorrowerPerDay: house(10),
  failuresPerAddressPerHour: house(20),
  failuresPerAddressPerDay: house(100),
  lockMinutes: house(60),
  locksBeforePerson: house(3),
  linkLifetime: house(days(7)),
  maxLiveLinks: house(3),
  newLinksPerHour: house(3),
  newLinksPerDay: house(10),
};

export const houseSession: Draft<PolicyValues["session"]> = {
  idleMinutes: house(15),
  absoluteMinutes: house(120),
  warnMinutes: house(2),
  maxPerBorrower: house(3),
  draftLifetime: house(days(30)),
  stepUpCodeMinutes: house(10),
  stepUpTries: house(5),
  stepUpCodesPerHour: house(3),
  contactChangeCooling: house(hours(72), "The stricter of 24 and 72 hours"),
};

export const houseStages: Draft<PolicyValues["stages"]> = {
  preDueDays: house(7),
  mid: house(30),
  late: house(90),
};

export const housePromise = {
  maxDaysAhead: house(14),
  graceDays: house(1, "Card and bank payments may settle on the next day"),
  brokenBeforeOffersChange: house(2),
  lookBackDays: house(180),
  remindDaysBefore: house([1, 0]),
} satisfies Partial<Draft<PolicyValues["promise"]>>;

/** Rules of a plan that do not depend on money or law. */
export const housePlan = {
  cycles: ["monthly", "four-weekly", "two-weekly", "weekly"],
  minCount: house(2),
  firstPaymentWithinDays: house(31),
  suggestions: house(3),
  graceDays: house(3),
  breakRule: {
    instalmentsBehind: house(null),
    slipsInAll: house(3, "Two slips are built in; the third ends the plan"),
    openDays: house(60, "Or one instalment that stays open this long"),
  },
  moveDateMaxDays: house(14),
  moveDatePerInstalment: house(1),
  penaltyDuringPlan: "frozen",
  interestDuringPlan: "none",
  stopsCollection: true,
  reviewEvery: house(months(6)),
} satisfies Partial<Draft<PolicyValues["plan"]>>;

export const houseAffordability = {
  startShare: house(percent(50)),
  staffShare: house(percent(90)),
} satisfies Partial<Draft<PolicyValues["plan"]["affordability"]>>;

export const houseInstantDeferral: Draft<PolicyValues["hardship"]["instantDeferral"]> = {
  maxDays: house(14),
  times: house(1),
  per: house(months(12)),
  instalments: house(1),
  penaltyFrozen: true,
};

/** Parts of hardship that are the same everywhere. */
export const houseHardship = {
  openBeforeArrears: true,
  instantDeferral: houseInstantDeferral,
  informationRequest: { maxItems: house(3), maxRequests: house(1) },
  secondLookWithin: house(businessDays(5)),
  maxDeferralMonths: house(3),
  checkInDaysBeforeEnd: house(14),
  proofLaterWithin: house(days(14)),
  bereavementQuiet: house(days(30)),
  reasons: fact(
    [...hardshipReasons],
    "S",
    "A12",
    "Order of hardship reasons given to Australian lenders, January 2024 to June 2025",
  ),
} satisfies Partial<Draft<PolicyValues["hardship"]>>;

export const everySituation = [...specialSituations];

export const houseDispute = {
  reasons: [...disputeReasons],
  annotateAtOnce: true,
  stopsContact: true,
  stopsPenalty: true,
  lenderMustProve: true,
  portalIsWriting: true,
  validation: null,
} satisfies Partial<Draft<PolicyValues["dispute"]>>;

export const houseComplaint = {
  pausesFor: [],
  mergeSameFacts: true,
  alarmSharesPpm: house([percent(50), percent(75), percent(90)]),
  categories: [...complaintCategories],
  vulnerabilityFlags: true,
} satisfies Partial<Draft<PolicyValues["complaint"]>>;

const houseHours = between("09:00", "20:00");

/** 09:00 to 20:00 every day, holidays left out by whoever's law says so. */
export const houseContactHours: Draft<PolicyValues["contact"]["houseHours"]> = house({
  weekday: houseHours,
  saturday: houseHours,
  sunday: houseHours,
  holiday: houseHours,
});

export const houseContactCaps: Draft<ContactCap>[] = [
  house({
    id: "sms_daily",
    channels: ["sms"],
    counts: "messages_and_attempts",
    per: "borrower",
    max: 1,
    span: "local_day",
    days: 1,
  }),
  house({
    id: "sms_weekly",
    channels: ["sms"],
    counts: "messages_and_attempts",
    per: "loan",
    max: 2,
    span: "rolling",
    days: 7,
  }),
  house({
    id: "all_weekly",
    channels: ["sms", "email", "call"],
    counts: "messages_and_attempts",
    per: "borrower",
    max: 3,
    span: "rolling",
    days: 7,
  }),
  house({
    id: "all_monthly",
    channels: ["sms", "email", "call"],
    counts: "messages_and_attempts",
    per: "borrower",
    max: 10,
    span: "rolling",
    days: 30,
  }),
];

/** Ways in which people say stop, in both languages of the product; compared without case, spaces or punctuation. */
export const houseStopWords = {
  words: [
    "stop",
    "stopall",
    "stop all",
    "quit",
    "end",
    "revoke",
    "opt out",
    "cancel",
    "unsubscribe",
    "no more",
    "t",
    "td",
    "退订",
    "停止",
    "取消",
    "拒收",
  ],
  phrases: [
    "stop",
    "unsubscribe",
    "opt out",
    "revoke",
    "no more texts",
    "退订",
    "不要再发",
    "别再发",
    "别发了",
    "拒收",
  ],
};

export const houseReminders: Draft<PolicyValues["contact"]["reminders"]> = {
  daysBeforeDue: house([2, 0]),
  afterMiss: house(hours(24)),
  everyDays: { early: house(7), mid: house(10), late: house(14) },
};

/** Keeping times; each jurisdiction lengthens what its law asks for. */
export const houseRetention = {
  loan_and_ledger: house(years(7)),
  plan_and_agreement: house(years(7)),
  hardship_case: house(years(7)),
  hardship_evidence: house(days(180), "Counted from the decision; the decision keeps what was found, not the paper"),
  dispute_case: house(years(7)),
  complaint_case: house(years(7)),
  contact_event: house(years(3)),
  message_body: house(days(400)),
  payment_event: house(years(7)),
  consent: house(years(7)),
  audit: house(years(7)),
  link: house(days(90)),
  session: house(days(30)),
  draft: house(days(30)),
  suppressed_number: house(years(10), "Only a keyed hash is kept, so that the number stays blocked"),
} satisfies Record<DataClass, Draft<Term>>;

type Holds = Draft<PolicyValues["holds"]>;

const everythingForNow = ["contact", "penalty", "enforcement"] as const;

/** What each hold stops. Law goes further in places; then the profile says so. */
export const houseHolds = {
  dispute: house({ stops: [...everythingForNow], contactLeft: "case_messages", pay: "unprompted" }),
  hardship: house({ stops: [...everythingForNow], contactLeft: "case_messages", pay: "offered" }),
  plan: house({ stops: [...everythingForNow], contactLeft: "case_messages", pay: "offered" }),
  breathing_space: house({
    stops: ["contact", "penalty", "interest", "enforcement"],
    contactLeft: "case_messages",
    pay: "unprompted",
  }),
  debt_advice: house({ stops: [...everythingForNow], contactLeft: "case_messages", pay: "offered" }),
  bankruptcy: house({
    stops: ["contact", "penalty", "interest", "enforcement"],
    contactLeft: "nothing",
    pay: "hidden",
  }),
  deceased: house({
    stops: ["contact", "penalty", "interest", "enforcement"],
    contactLeft: "nothing",
    pay: "representative",
  }),
  capacity: house({ stops: [...everythingForNow], contactLeft: "safe_channel", pay: "offered" }),
  abuse: house({ stops: [...everythingForNow], contactLeft: "safe_channel", pay: "offered" }),
  military: house({ stops: [...everythingForNow], contactLeft: "safe_channel", pay: "offered" }),
  wrong_number: house({ stops: ["contact"], contactLeft: "nothing", pay: "offered" }),
} satisfies Holds;

/** Limits of one approval by a normal approver; an administrator has none. */
export function houseAuthority(limits: {
  waiver: number;
  refund: number;
  balance: number;
}): Draft<PolicyValues["authority"]> {
  return {
    approver: house({
      waiverMaxMinor: limits.waiver,
      refundMaxMinor: limits.refund,
      balanceMaxMinor: limits.balance,
      settlement: false,
      writeOffReferral: false,
    }),
    admin: house({
      waiverMaxMinor: null,
      refundMaxMinor: null,
      balanceMaxMinor: null,
      settlement: true,
      writeOffReferral: true,
    }),
  };
}
