import { compileProfile, type ProfileChange } from "../compile.ts";
import { type Draft, fact, house } from "../evidence.ts";
import type { PolicyProfile, PolicyValues } from "../schema.ts";
import { businessDays, day, days, hours, months, percent, years } from "../units.ts";
import {
  everySituation,
  houseAffordability,
  houseAuthority,
  houseComplaint,
  houseContactCaps,
  houseContactHours,
  houseDispute,
  houseHardship,
  houseHolds,
  houseIdentity,
  housePlan,
  housePromise,
  houseReminders,
  houseRetention,
  houseSession,
  houseStages,
  houseStopWords,
} from "./house.ts";

const reviewedOn = day("2026-11-21");

const ukBase: Draft<PolicyValues> = {
  currency: "GBP",
  locale: "en-GB",
  zone: "Europe/London",
  calendar: "GB-ENG",
  regionalCalendars: ["GB-SCT", "GB-NIR"],
  identity: {
    ...houseIdentity,
    factors: fact(["date_of_birth", "postcode"], "F", "K4", "Who may be told is law; which factors is a house choice"),
  },
  session: houseSession,
  stages: houseStages,
  charges: {
    penalty: {
      mode: fact("reasonable_cost", "F", "K3"),
      upliftMinPpm: house(null),
      upliftMaxPpm: house(null),
      base: "principal-and-interest",
      bearsPenalty: house(false),
    },
    lateFee: {
      allowed: true,
      bearsInterest: house(false),
      firstMinor: house(null),
      repeatMinor: house(null),
      oncePerInstalment: true,
      costBasisRequired: fact(true, "F", "K3"),
    },
    caps: [],
    lprOneYear: [],
    refundWithin: house(businessDays(5)),
    convenienceFeeMinor: house(0),
  },
  payments: {
    minMinor: house(1),
    maxMinor: house(10_000_000),
    debitOnly: house(true, "A debt is not paid with another debt"),
    allocationOrder: house(["fee", "penalty", "interest", "principal"]),
    borrowerChoosesLoan: true,
    payForMe: { lifetime: house(days(7)), maxLive: house(3) },
  },
  promise: { ...housePromise, minMinor: house(100) },
  plan: {
    ...housePlan,
    shortPath: { maxMonths: house(6), maxMinor: house(150_000) },
    selfServe: { maxMonths: house(24), maxMinor: house(1_000_000) },
    maxMonths: house(null),
    minInstalmentMinor: house(500),
    affordability: {
      ...houseAffordability,
      allowances: house([], "Essentials come from the Standard Financial Statement, not from an allowance"),
      savings: fact({ share: percent(10), maxMonthly: 2_000 }, "M", "K14"),
    },
    severalLoansInOnePlan: true,
    creditRecordText: "plan_credit_uk",
    costTable: null,
  },
  hardship: {
    ...houseHardship,
    statutory: false,
    anyStatementStartsClock: house(true, "Help is open before and without a form"),
    openBeforeArrears: fact(true, "S", "K11"),
    clocks: {
      acknowledge: house(businessDays(1)),
      decide: house(businessDays(5)),
      requestInformation: house(businessDays(5)),
      borrowerReply: house(days(14)),
      decideAfterInformation: house(businessDays(5)),
      decideWithoutInformation: house(days(21)),
      offerValid: house(days(14)),
      confirmInWriting: house(businessDays(1)),
    },
    protectionAfterRefusal: house(days(14)),
    maxExtension: "contract",
    repeatLookBack: house(null),
    reliefWithoutWrittenNoticeMaxDays: house(null),
    debtAdviceHold: {
      first: fact(days(30), "M", "K1"),
      extension: fact(days(30), "M", "K1"),
      extensions: fact(1, "M", "K1"),
    },
    breathingSpace: {
      max: fact(days(60), "F", "K12"),
      reviewFromDay: fact(25, "S", "K12"),
      reviewToDay: fact(35, "S", "K12"),
      afterCrisisTreatment: fact(days(30), "F", "K12"),
    },
    situations: everySituation,
  },
  dispute: {
    ...houseDispute,
    answer: house(days(14)),
    creditRecord: fact(days(28), "M", "K6"),
    creditRecordExtended: house(null),
    stopsContact: fact(true, "F", "K6"),
    lenderMustProve: fact(true, "F", "K6"),
  },
  complaint: {
    ...houseComplaint,
    acknowledge: house(hours(24), "The rule says promptly and in writing"),
    early: {
      term: fact(businessDays(3), "F", "K8", "By the close of the third business day after the day of receipt"),
      notFor: [],
    },
    stages: [{ id: "standard", term: fact(days(56), "F", "K9"), approver: "none", noticeRequired: false }],
    byCategory: [],
    lateNotice: fact("complaint_eight_weeks_uk", "F", "K9"),
    newFactsRestart: false,
    review: house(null),
    external: [
      {
        id: "fos",
        name: { zh: "金融申诉专员服务（FOS）", en: "Financial Ombudsman Service" },
        phone: fact("0800 023 4567", "M", "K9"),
        url: fact("https://www.financial-ombudsman.org.uk", "M", "K9"),
        post: null,
        within: fact(months(6), "F", "K9"),
      },
    ],
    retention: { term: fact(years(3), "F", "K10"), from: fact("receipt", "F", "K10") },
    maxGroupRepresentatives: house(null),
  },
  contact: {
    zoneBasis: "profile",
    plausibleZones: ["Europe/London"],
    lawHours: fact(
      {
        weekday: { fromMinute: 480, toMinute: 1260 },
        saturday: { fromMinute: 480, toMinute: 1260 },
        sunday: { fromMinute: 480, toMinute: 1260 },
        holiday: { fromMinute: 480, toMinute: 1260 },
      },
      "M",
      "K4",
      "The rule says not at unreasonable times; 08:00 to 21:00 is a trade code from memory",
    ),
    houseHours: houseContactHours,
    consentWidens: true,
    holidayCalendar: "GB-ENG",
    caps: houseContactCaps,
    silentAfterConversation: house(null),
    stop: { ...houseStopWords, honour: "immediately", legalLimit: house(null), confirmWithinMinutes: house(5) },
    sms: {
      senderPrefix: "brand_colon",
      senderIdMaxLength: house(11),
      optOutLine: null,
      disclosure: null,
      maxLinks: house(1),
      maxContacts: house(2),
      linkRegistration: false,
      senderRegistration: false,
      registrationLead: house(null),
      recipientCheckMaxAge: house(null),
      maxSegments: house(1),
    },
    thirdParty: fact("never", "F", "K4"),
    unreachableAfterFailures: house(null),
    reminders: houseReminders,
  },
  holds: {
    ...houseHolds,
    dispute: fact(
      { stops: ["contact", "penalty", "enforcement"], contactLeft: "case_messages", pay: "unprompted" },
      "F",
      "K6",
      "Suspending recovery is law, freezing penalties a house choice",
    ),
    breathing_space: fact(
      { stops: ["contact", "penalty", "interest", "enforcement"], contactLeft: "case_messages", pay: "unprompted" },
      "F",
      "K12",
    ),
    capacity: fact(
      { stops: ["contact", "penalty", "enforcement"], contactLeft: "safe_channel", pay: "offered" },
      "F",
      "K5",
      "Suspending recovery is law, freezing penalties a house choice",
    ),
  },
  authority: houseAuthority({ waiver: 50_000, refund: 100_000, balance: 2_000_000 }),
  notices: {
    arrears: fact(
      { missedPayments: 2, within: days(14), text: "arrears_notice_uk", noChargesWhileMissing: true },
      "S",
      "K13",
    ),
    defaultRemedy: house(null),
    beforeNegativeReport: house(true),
  },
  retention: { ...houseRetention, complaint_case: fact(years(3), "F", "K10", "From receipt") },
  texts: {
    beforeIdentity: ["privacy_line_uk", "why_id"],
    breakdown: ["how_to_object", "need_help", "free_debt_advice_uk"],
    plan: ["plan_credit_uk", "plan_review", "free_debt_advice_uk"],
    settlement: ["settlement_rest_of_debt", "settlement_may_be_sold"],
    hardshipRefusal: [
      "refusal_reasons",
      "refusal_alternative",
      "second_look",
      "free_debt_advice_uk",
      "complaint_route_uk",
    ],
    complaintAnswer: [
      "outcome",
      "reasons",
      "redress",
      "ombudsman_uk",
      "ombudsman_six_months_uk",
      "ombudsman_time_limit_consent_uk",
    ],
    footer: ["free_service", "free_debt_advice_uk"],
  },
};

/** High-cost short-term credit: three hard ceilings. */
const highCostShortTerm: ProfileChange = {
  charges: {
    penalty: { mode: fact("contract_terms", "F", "K7", "Inside the daily, default and total ceilings") },
    lateFee: { firstMinor: fact(1_500, "S", "K7"), repeatMinor: fact(0, "S", "K7") },
    caps: [
      {
        id: "hcst_daily",
        limit: fact({ kind: "daily_rate", ppm: percent(0.8) }, "F", "K7"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
      {
        id: "hcst_default_charges",
        limit: fact({ kind: "default_charges_total", minor: 1_500 }, "S", "K7"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
      {
        id: "hcst_total",
        limit: fact({ kind: "total_charges", ppm: percent(100) }, "F", "K7"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
    ],
  },
  plan: {
    shortPath: { maxMonths: house(6), maxMinor: house(60_000) },
    selfServe: { maxMonths: house(12), maxMinor: house(120_000) },
  },
};

const effectiveFrom = day("2024-11-04");

/** The British profiles. In force since the forbearance rules of PS24/2. */
export const ukProfiles: readonly PolicyProfile[] = [
  compileProfile(
    {
      key: "uk.lender.loan",
      jurisdiction: "UK",
      title: { zh: "英国 · 个人贷款", en: "United Kingdom · personal loan" },
      effectiveFrom,
      reviewedOn,
    },
    ukBase,
  ),
  compileProfile(
    {
      key: "uk.lender.high_cost_short_term",
      jurisdiction: "UK",
      title: { zh: "英国 · 高成本短期信贷", en: "United Kingdom · high-cost short-term credit" },
      effectiveFrom,
      reviewedOn,
    },
    ukBase,
    highCostShortTerm,
  ),
];
