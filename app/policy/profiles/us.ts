import { compileProfile, type ProfileChange } from "../compile.ts";
import { type Draft, fact, house } from "../evidence.ts";
import type { PolicyProfile, PolicyValues } from "../schema.ts";
import { between, businessDays, day, days, hours, percent, years } from "../units.ts";
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
const convenientHours = between("08:00", "21:00");
const houseStandard =
  "Binds third-party collectors; kept as the house standard by creditors collecting their own debts";

const usBase: Draft<PolicyValues> = {
  currency: "USD",
  locale: "en-US",
  zone: "America/New_York",
  calendar: "US",
  regionalCalendars: [],
  identity: houseIdentity,
  session: houseSession,
  stages: houseStages,
  charges: {
    penalty: {
      mode: "contract_terms",
      upliftMinPpm: house(null),
      upliftMaxPpm: house(null),
      base: "principal-and-interest",
      bearsPenalty: house(false),
    },
    lateFee: {
      allowed: true,
      bearsInterest: house(false),
      firstMinor: house(null, "Contract and state law; the card safe harbour does not apply to loans"),
      repeatMinor: house(null),
      oncePerInstalment: true,
      costBasisRequired: false,
    },
    caps: [
      {
        id: "military_lending_36",
        limit: fact({ kind: "annual_rate", ppm: percent(36) }, "M", "U14"),
        appliesTo: "service_member",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
      {
        id: "pre_service_6",
        limit: fact({ kind: "annual_rate", ppm: percent(6) }, "M", "U14", "Debts from before service, while it lasts"),
        appliesTo: "service_member",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
    ],
    lprOneYear: [],
    refundWithin: house(businessDays(5)),
    convenienceFeeMinor: fact(0, "F", "U12"),
  },
  payments: {
    minMinor: house(1),
    maxMinor: house(10_000_000),
    debitOnly: false,
    allocationOrder: house(["fee", "penalty", "interest", "principal"]),
    borrowerChoosesLoan: true,
    payForMe: { lifetime: house(days(7)), maxLive: house(3) },
  },
  promise: { ...housePromise, minMinor: house(100) },
  plan: {
    ...housePlan,
    shortPath: { maxMonths: house(6), maxMinor: house(200_000) },
    selfServe: { maxMonths: house(24), maxMinor: house(1_500_000) },
    maxMonths: house(null, "Contract and state law"),
    minInstalmentMinor: house(1_000),
    affordability: {
      ...houseAffordability,
      allowances: house([
        { from: day("2021-11-30"), version: "house-1", monthly: { adult: 30_000, dependant: 15_000 } },
      ]),
      savings: house({ share: percent(10), maxMonthly: 3_000 }),
    },
    severalLoansInOnePlan: false,
    creditRecordText: "plan_credit_us",
    costTable: null,
  },
  hardship: {
    ...houseHardship,
    statutory: false,
    anyStatementStartsClock: house(true),
    clocks: {
      acknowledge: house(businessDays(5)),
      decide: house(days(30)),
      requestInformation: house(businessDays(5)),
      borrowerReply: house(days(14)),
      decideAfterInformation: house(days(30)),
      decideWithoutInformation: house(days(30)),
      offerValid: house(days(14)),
      confirmInWriting: house(businessDays(5)),
    },
    protectionAfterRefusal: house(days(14)),
    maxExtension: "contract",
    repeatLookBack: house(null),
    reliefWithoutWrittenNoticeMaxDays: house(null),
    debtAdviceHold: { first: house(days(30)), extension: house(days(30)), extensions: house(1) },
    breathingSpace: house(null),
    situations: everySituation.filter((situation) => situation !== "breathing_space"),
  },
  dispute: {
    ...houseDispute,
    answer: house(days(30)),
    creditRecord: fact(days(30), "S", "U9"),
    creditRecordExtended: fact(days(45), "M", "U9"),
    portalIsWriting: fact(true, "F", "U5", houseStandard),
  },
  complaint: {
    ...houseComplaint,
    acknowledge: house(hours(24)),
    early: house(null),
    stages: [
      {
        id: "standard",
        term: fact(days(15), "S", "U10", "The CFPB channel; kept for direct complaints too"),
        approver: "none",
        noticeRequired: false,
      },
      { id: "in_progress", term: fact(days(60), "S", "U10"), approver: "complaints_lead", noticeRequired: true },
    ],
    byCategory: [],
    lateNotice: "complaint_late_us",
    newFactsRestart: false,
    review: house(null),
    external: [
      {
        id: "cfpb",
        name: { zh: "消费者金融保护局（CFPB）", en: "Consumer Financial Protection Bureau" },
        phone: fact("855-411-2372", "S", "U10"),
        url: fact("https://www.consumerfinance.gov/complaint", "S", "U10"),
        post: null,
        within: house(null),
      },
      {
        id: "state_attorney_general",
        name: { zh: "所在州总检察长", en: "Your state attorney general" },
        phone: null,
        url: null,
        post: null,
        within: house(null),
      },
    ],
    retention: { term: fact(years(3), "M", "U10"), from: "closed" },
    maxGroupRepresentatives: house(null),
    vulnerabilityFlags: false,
  },
  contact: {
    zoneBasis: fact("borrower", "F", "U1"),
    plausibleZones: [
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Phoenix",
      "America/Los_Angeles",
      "America/Anchorage",
      "Pacific/Honolulu",
    ],
    lawHours: fact(
      { weekday: convenientHours, saturday: convenientHours, sunday: convenientHours, holiday: convenientHours },
      "F",
      "U1",
      houseStandard,
    ),
    houseHours: houseContactHours,
    consentWidens: fact(true, "F", "U1"),
    holidayCalendar: "US",
    caps: [
      ...houseContactCaps,
      fact(
        {
          id: "calls_weekly_per_debt",
          channels: ["call"],
          counts: "call_attempts",
          per: "loan",
          max: 7,
          span: "rolling",
          days: 7,
        },
        "S",
        "U3",
        houseStandard,
      ),
    ],
    silentAfterConversation: fact(days(7), "S", "U3", houseStandard),
    stop: {
      ...houseStopWords,
      honour: "immediately",
      legalLimit: fact(businessDays(10), "S", "U8"),
      confirmWithinMinutes: fact(5, "S", "U8"),
    },
    sms: {
      senderPrefix: "brand_colon",
      senderIdMaxLength: house(11),
      optOutLine: fact("sms_reply_stop", "S", "U2"),
      disclosure: null,
      maxLinks: house(1),
      maxContacts: house(2),
      linkRegistration: false,
      senderRegistration: false,
      registrationLead: house(null),
      recipientCheckMaxAge: fact(days(60), "S", "U2", houseStandard),
      maxSegments: house(1),
    },
    thirdParty: fact("location_only", "M", "U1"),
    unreachableAfterFailures: house(null),
    reminders: houseReminders,
  },
  holds: houseHolds,
  authority: houseAuthority({ waiver: 100_000, refund: 150_000, balance: 3_000_000 }),
  notices: {
    arrears: house(null),
    defaultRemedy: house(null),
    beforeNegativeReport: house(true),
  },
  retention: {
    ...houseRetention,
    complaint_case: fact(years(3), "M", "U10"),
    contact_event: fact(years(3), "M", "U6", "After the last activity on the debt"),
  },
  texts: {
    beforeIdentity: ["privacy_line_us", "why_id"],
    breakdown: ["how_to_object", "need_help", "dispute_right_us"],
    plan: ["plan_credit_us", "plan_authorisation_us"],
    settlement: ["settlement_rest_of_debt"],
    hardshipRefusal: ["refusal_reasons", "refusal_alternative", "second_look", "complaint_route_us"],
    complaintAnswer: ["outcome", "reasons", "redress", "external_us"],
    footer: ["free_service"],
  },
};

/** Regulation F binds: validation period, a dispute in it stops collection, the collector says what it is. */
const thirdParty: ProfileChange = {
  dispute: {
    validation: {
      sendWithin: fact(days(5), "F", "U4"),
      assumedReceipt: fact(businessDays(5), "S", "U4"),
      period: fact(days(30), "S", "U4"),
    },
    stopsContact: fact(true, "F", "U5"),
    portalIsWriting: fact(true, "F", "U5"),
  },
  holds: {
    dispute: fact(
      { stops: ["contact", "penalty", "enforcement"], contactLeft: "case_messages", pay: "unprompted" },
      "F",
      "U5",
      "In the validation period; kept for every dispute",
    ),
  },
  contact: { sms: { disclosure: fact("sms_debt_collector", "S", "U2") } },
  texts: {
    breakdown: [
      "how_to_object",
      "need_help",
      "dispute_right_us",
      "debt_collector_disclosure_us",
      "validation_notice_us",
    ],
    footer: ["free_service", "debt_collector_disclosure_us"],
  },
};

const effectiveFrom = day("2021-11-30");

/** The United States profiles. In force since Regulation F. State law is laid over them by counsel: stricter wins. */
export const usProfiles: readonly PolicyProfile[] = [
  compileProfile(
    {
      key: "us.first_party.loan",
      jurisdiction: "US",
      title: { zh: "美国 · 贷款机构自行管理", en: "United States · lender’s own loan" },
      effectiveFrom,
      reviewedOn,
    },
    usBase,
  ),
  compileProfile(
    {
      key: "us.third_party.loan",
      jurisdiction: "US",
      title: { zh: "美国 · 第三方催收", en: "United States · third-party collector" },
      effectiveFrom,
      reviewedOn,
    },
    usBase,
    thirdParty,
  ),
];
