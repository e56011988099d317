import { compileProfile, type ProfileChange } from "../compile.ts";
import { type Draft, fact, house } from "../evidence.ts";
import type { PolicyProfile, PolicyValues } from "../schema.ts";
import { between, businessDays, day, days, hours, months, percent, years } from "../units.ts";
import {
  everySituation,
  houseAffordability,
  houseAuthority,
  houseComplaint,
  houseContactCaps,
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
const houseDay = between("09:00", "20:00");

const auBase: Draft<PolicyValues> = {
  currency: "AUD",
  locale: "en-AU",
  zone: "Australia/Sydney",
  calendar: "AU",
  regionalCalendars: ["AU-ACT", "AU-NSW", "AU-NT", "AU-QLD", "AU-SA", "AU-TAS", "AU-VIC", "AU-WA"],
  identity: { ...houseIdentity, factors: ["date_of_birth", "postcode"] },
  session: houseSession,
  stages: houseStages,
  charges: {
    penalty: {
      mode: fact("contract_rate_on_overdue", "M", "A13", "Only on the overdue amount, only while it is overdue"),
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
      costBasisRequired: house(true),
    },
    caps: [
      {
        id: "annual_cost_48",
        limit: fact({ kind: "annual_rate", ppm: percent(48) }, "F", "A11", "Lenders that are not deposit takers"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
    ],
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
    shortPath: { maxMonths: house(6), maxMinor: house(200_000) },
    selfServe: { maxMonths: house(24), maxMinor: house(1_500_000) },
    maxMonths: house(null),
    minInstalmentMinor: house(1_000),
    affordability: {
      ...houseAffordability,
      allowances: house([
        { from: day("2021-10-05"), version: "house-1", monthly: { adult: 30_000, dependant: 15_000 } },
      ]),
      savings: house({ share: percent(10), maxMonthly: 4_000 }),
    },
    severalLoansInOnePlan: true,
    creditRecordText: fact("plan_credit_au", "S", "A10"),
    costTable: null,
  },
  hardship: {
    ...houseHardship,
    statutory: fact(true, "F", "A1"),
    anyStatementStartsClock: fact(true, "F", "A1"),
    clocks: {
      acknowledge: house(businessDays(1)),
      decide: fact(days(21), "F", "A1"),
      requestInformation: fact(days(21), "F", "A1"),
      borrowerReply: fact(days(21), "F", "A1"),
      decideAfterInformation: fact(days(21), "M", "A1"),
      decideWithoutInformation: fact(days(28), "M", "A1", "From the date of the request for information"),
      offerValid: house(days(14)),
      confirmInWriting: fact(days(30), "F", "A2"),
    },
    protectionAfterRefusal: fact(days(14), "F", "A3"),
    maxExtension: "contract",
    repeatLookBack: fact(months(4), "F", "A3"),
    reliefWithoutWrittenNoticeMaxDays: fact(90, "F", "A2", "Written particulars are sent all the same"),
    debtAdviceHold: { first: house(days(30)), extension: house(days(30)), extensions: house(1) },
    breathingSpace: house(null),
    situations: everySituation.filter((situation) => situation !== "breathing_space" && situation !== "military"),
  },
  dispute: {
    ...houseDispute,
    answer: house(days(21)),
    creditRecord: fact(days(30), "M", "A10"),
    creditRecordExtended: house(null),
  },
  complaint: {
    ...houseComplaint,
    acknowledge: fact(hours(24), "S", "A5", "Or one business day"),
    early: {
      term: fact(businessDays(5), "S", "A5"),
      notFor: fact(["hardship_decision"], "S", "A5", "Nor when a written answer is wanted"),
    },
    stages: [{ id: "standard", term: fact(days(30), "S", "A5"), approver: "none", noticeRequired: false }],
    byCategory: [
      {
        category: "hardship_decision",
        term: fact(days(21), "S", "A5", "Hardship notices, default notices, postponements"),
      },
    ],
    lateNotice: fact("complaint_delay_au", "S", "A5", "Sent before the last day"),
    newFactsRestart: false,
    review: house(null),
    external: [
      {
        id: "afca",
        name: { zh: "澳大利亚金融投诉局（AFCA）", en: "Australian Financial Complaints Authority" },
        phone: fact("1800 931 678", "S", "A6"),
        url: fact("https://www.afca.org.au", "S", "A6"),
        post: fact("GPO Box 3, Melbourne VIC 3001", "S", "A6"),
        within: fact(years(2), "S", "A6"),
      },
    ],
    retention: { term: house(years(7)), from: "closed" },
    maxGroupRepresentatives: house(null),
  },
  contact: {
    zoneBasis: fact("borrower", "F", "A7"),
    plausibleZones: [
      "Australia/Sydney",
      "Australia/Brisbane",
      "Australia/Adelaide",
      "Australia/Darwin",
      "Australia/Perth",
    ],
    lawHours: fact(
      {
        weekday: between("07:30", "21:00"),
        saturday: between("09:00", "21:00"),
        sunday: between("09:00", "21:00"),
        holiday: null,
      },
      "F",
      "A7",
    ),
    houseHours: house({ weekday: houseDay, saturday: houseDay, sunday: houseDay, holiday: null }),
    consentWidens: true,
    holidayCalendar: "AU",
    caps: [
      ...houseContactCaps,
      fact(
        {
          id: "contacts_weekly",
          channels: ["sms", "email", "call"],
          counts: "messages_and_attempts",
          per: "loan",
          max: 3,
          span: "rolling",
          days: 7,
        },
        "F",
        "A7",
      ),
      fact(
        {
          id: "contacts_monthly",
          channels: ["sms", "email", "call"],
          counts: "messages_and_attempts",
          per: "loan",
          max: 10,
          span: "rolling",
          days: 30,
        },
        "F",
        "A7",
      ),
    ],
    silentAfterConversation: house(null),
    stop: { ...houseStopWords, honour: "immediately", legalLimit: house(null), confirmWithinMinutes: house(5) },
    sms: {
      senderPrefix: "brand_colon",
      senderIdMaxLength: house(11),
      optOutLine: house("sms_reply_stop"),
      disclosure: null,
      maxLinks: fact(1, "F", "A9", "Own domain, no shortener"),
      maxContacts: house(2),
      linkRegistration: false,
      senderRegistration: false,
      registrationLead: house(null),
      recipientCheckMaxAge: house(null),
      maxSegments: house(1),
    },
    thirdParty: fact("never", "F", "A7"),
    unreachableAfterFailures: house(null),
    reminders: houseReminders,
  },
  holds: houseHolds,
  authority: houseAuthority({ waiver: 100_000, refund: 150_000, balance: 3_000_000 }),
  notices: {
    arrears: house(null),
    defaultRemedy: fact(days(30), "F", "A4"),
    beforeNegativeReport: house(true),
  },
  retention: houseRetention,
  texts: {
    beforeIdentity: ["privacy_line_au", "why_id"],
    breakdown: ["how_to_object", "need_help", "free_help_au"],
    plan: ["plan_credit_au", "free_help_au"],
    settlement: ["settlement_rest_of_debt"],
    hardshipRefusal: ["refusal_reasons", "refusal_alternative", "second_look", "afca"],
    complaintAnswer: ["outcome", "findings", "reasons", "redress", "afca"],
    footer: ["free_service", "free_help_au"],
  },
};

/** Since 1 July 2026 an unregistered sender name is shown as "Unverified". */
const senderRegister: ProfileChange = { contact: { sms: { senderRegistration: fact(true, "S", "A8") } } };

/** Small amount credit contracts: no interest of any kind, fees by share of the adjusted credit, twice that at most. */
const smallAmount: ProfileChange = {
  charges: {
    penalty: { mode: fact("none", "F", "A11") },
    lateFee: { allowed: fact(true, "F", "A11", "Inside the ceiling on all that may be recovered") },
    caps: [
      {
        id: "sacc_establishment",
        limit: fact({ kind: "establishment_fee", ppm: percent(20) }, "F", "A11"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
      {
        id: "sacc_monthly",
        limit: fact({ kind: "monthly_fee", ppm: percent(4) }, "F", "A11"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
      {
        id: "sacc_recovered",
        limit: fact({ kind: "total_recovered", ppm: percent(200) }, "F", "A11"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
    ],
  },
  plan: {
    shortPath: { maxMonths: house(6), maxMinor: house(80_000) },
    selfServe: { maxMonths: house(12), maxMinor: house(200_000) },
  },
};

const first = day("2021-10-05");
const sinceRegister = day("2026-07-01");
const creditContract = {
  key: "au.licensee.credit_contract",
  jurisdiction: "AU",
  title: { zh: "澳大利亚 · 信贷合同", en: "Australia · credit contract" },
  reviewedOn,
} as const;
const smallAmountContract = {
  key: "au.licensee.small_amount",
  jurisdiction: "AU",
  title: { zh: "澳大利亚 · 小额信贷合同（SACC）", en: "Australia · small amount credit contract" },
  reviewedOn,
} as const;

/** The Australian profiles. In force since the complaint standards of RG 271. */
export const auProfiles: readonly PolicyProfile[] = [
  compileProfile({ ...creditContract, effectiveFrom: first }, auBase),
  compileProfile({ ...creditContract, effectiveFrom: sinceRegister }, auBase, senderRegister),
  compileProfile({ ...smallAmountContract, effectiveFrom: first }, auBase, smallAmount),
  compileProfile({ ...smallAmountContract, effectiveFrom: sinceRegister }, auBase, smallAmount, senderRegister),
];
