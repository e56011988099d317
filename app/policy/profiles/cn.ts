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
const daytime = between("08:00", "22:00");

/** 1-year LPR by fixing day; only the days on which it changed. Needed to check the figure stored with each loan. */
const lprOneYear = fact(
  [
    { from: day("2019-08-20"), ppm: percent(4.25) },
    { from: day("2019-09-20"), ppm: percent(4.2) },
    { from: day("2019-11-20"), ppm: percent(4.15) },
    { from: day("2020-02-20"), ppm: percent(4.05) },
    { from: day("2020-04-20"), ppm: percent(3.85) },
    { from: day("2021-12-20"), ppm: percent(3.8) },
    { from: day("2022-01-20"), ppm: percent(3.7) },
    { from: day("2022-08-22"), ppm: percent(3.65) },
    { from: day("2023-06-20"), ppm: percent(3.55) },
    { from: day("2023-08-21"), ppm: percent(3.45) },
    { from: day("2024-07-22"), ppm: percent(3.35) },
    { from: day("2024-10-21"), ppm: percent(3.1) },
    { from: day("2025-05-20"), ppm: percent(3) },
  ],
  "M",
  "C23",
  "Load the monthly fixing before relying on it; nothing after 2025-05-20 was confirmed",
);

const cnBase: Draft<PolicyValues> = {
  currency: "CNY",
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  calendar: "CN",
  regionalCalendars: [],
  identity: { ...houseIdentity, factors: ["date_of_birth", "id_last_6"] },
  session: houseSession,
  stages: houseStages,
  charges: {
    penalty: {
      mode: "uplift_on_contract_rate",
      upliftMinPpm: fact(percent(30), "S", "C13"),
      upliftMaxPpm: fact(percent(50), "S", "C13"),
      base: "principal",
      bearsPenalty: fact(false, "M", "C13", "Courts commonly refuse interest on penalty interest"),
    },
    lateFee: {
      allowed: true,
      bearsInterest: fact(false, "S", "C14"),
      firstMinor: house(null),
      repeatMinor: house(null),
      oncePerInstalment: true,
      costBasisRequired: false,
    },
    caps: [
      {
        id: "all_in_24",
        limit: fact(
          { kind: "annual_rate", ppm: percent(24) },
          "M",
          "C20",
          "Hard stop by house decision at the line to which courts cut",
        ),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: house(null),
      },
    ],
    lprOneYear,
    refundWithin: house(businessDays(5)),
    convenienceFeeMinor: fact(0, "S", "C15", "Nothing beyond the listed items may be charged"),
  },
  payments: {
    minMinor: house(1),
    maxMinor: house(50_000_000),
    debitOnly: false,
    allocationOrder: fact(
      ["fee", "interest", "penalty", "principal"],
      "F",
      "C3",
      "Costs, then interest, then principal, unless agreed otherwise",
    ),
    borrowerChoosesLoan: fact(true, "F", "C3"),
    payForMe: { lifetime: house(days(7)), maxLive: house(3) },
  },
  promise: { ...housePromise, minMinor: house(100) },
  plan: {
    ...housePlan,
    shortPath: { maxMonths: house(6), maxMinor: house(2_000_000) },
    selfServe: { maxMonths: house(24), maxMinor: house(10_000_000) },
    maxMonths: fact(60, "S", "C12", "Written for card debt; kept for every licensed lender"),
    minInstalmentMinor: house(10_000),
    interestDuringPlan: house("contract_rate", "In place of penalty interest, which stops"),
    affordability: {
      ...houseAffordability,
      allowances: house([
        { from: day("2020-08-20"), version: "house-1", monthly: { adult: 150_000, dependant: 80_000 } },
      ]),
      savings: house({ share: percent(10), maxMonthly: 20_000 }),
    },
    stopsCollection: fact(true, "M", "C12"),
    severalLoansInOnePlan: true,
    creditRecordText: "plan_credit_cn",
    costTable: null,
  },
  hardship: {
    ...houseHardship,
    statutory: false,
    anyStatementStartsClock: false,
    clocks: {
      acknowledge: house(businessDays(1)),
      decide: house(businessDays(10)),
      requestInformation: house(businessDays(5)),
      borrowerReply: house(days(14)),
      decideAfterInformation: house(businessDays(10)),
      decideWithoutInformation: house(days(21)),
      offerValid: house(days(14)),
      confirmInWriting: house(businessDays(1)),
    },
    protectionAfterRefusal: house(days(14)),
    maxExtension: fact("original_term_then_product_maximum", "M", "C3 C21"),
    repeatLookBack: house(null),
    reliefWithoutWrittenNoticeMaxDays: house(null),
    debtAdviceHold: { first: house(days(30)), extension: house(days(30)), extensions: house(1) },
    breathingSpace: house(null),
    situations: everySituation.filter((situation) => situation !== "breathing_space" && situation !== "military"),
  },
  dispute: {
    ...houseDispute,
    answer: house(days(15)),
    creditRecord: fact(days(20), "F", "C7"),
    creditRecordExtended: house(null),
    annotateAtOnce: fact(true, "S", "C12 C7"),
  },
  complaint: {
    ...houseComplaint,
    acknowledge: house(hours(24)),
    early: { term: house(businessDays(3)), notFor: [] },
    stages: [
      { id: "standard", term: fact(days(15), "S", "C9"), approver: "none", noticeRequired: false },
      { id: "complex", term: fact(days(30), "S", "C9"), approver: "complaints_lead", noticeRequired: true },
      {
        id: "exceptional",
        term: fact(days(60), "S", "C9"),
        approver: fact("head_office_senior_manager", "S", "C9"),
        noticeRequired: true,
      },
    ],
    byCategory: [],
    lateNotice: "complaint_late_cn",
    pausesFor: fact(["external_appraisal"], "S", "C9"),
    newFactsRestart: fact(true, "S", "C9"),
    mergeSameFacts: fact(true, "S", "C9"),
    review: { requestWithin: fact(days(30), "M", "C9"), decideWithin: fact(days(30), "M", "C9") },
    external: [
      {
        id: "regulator_12378",
        name: { zh: "银行保险消费者投诉维权热线 12378", en: "Banking and insurance consumer hotline 12378" },
        phone: fact("12378", "S", "C9"),
        url: null,
        post: null,
        within: house(null),
      },
      {
        id: "mediation_arbitration_court",
        name: { zh: "调解、仲裁或向法院起诉", en: "Mediation, arbitration or court" },
        phone: null,
        url: null,
        post: null,
        within: house(null),
      },
    ],
    retention: { term: fact(years(3), "M", "C9"), from: "closed" },
    maxGroupRepresentatives: fact(5, "S", "C9"),
    vulnerabilityFlags: false,
  },
  contact: {
    zoneBasis: "profile",
    plausibleZones: ["Asia/Shanghai"],
    lawHours: fact({ weekday: daytime, saturday: daytime, sunday: daytime, holiday: daytime }, "S", "C10 C11"),
    houseHours: houseContactHours,
    consentWidens: fact(true, "S", "C10 C11"),
    holidayCalendar: "CN",
    caps: [
      ...houseContactCaps,
      fact(
        {
          id: "calls_connected_daily",
          channels: ["call"],
          counts: "connected_calls",
          per: "borrower",
          max: 3,
          span: "local_day",
          days: 1,
        },
        "S",
        "C10 C11",
        "Counted over the lender and all agencies together",
      ),
      fact(
        {
          id: "calls_unanswered_daily",
          channels: ["call"],
          counts: "unanswered_calls",
          per: "number",
          max: 6,
          span: "local_day",
          days: 1,
        },
        "S",
        "C10 C11",
      ),
    ],
    silentAfterConversation: house(null),
    stop: {
      ...houseStopWords,
      honour: "immediately",
      legalLimit: house(null),
      confirmWithinMinutes: house(5),
    },
    sms: {
      senderPrefix: "brackets",
      senderIdMaxLength: house(11),
      optOutLine: null,
      disclosure: null,
      maxLinks: fact(1, "S", "C18"),
      maxContacts: fact(2, "S", "C18"),
      linkRegistration: fact(true, "S", "C18"),
      senderRegistration: fact(true, "S", "C18"),
      registrationLead: fact(businessDays(10), "S", "C18"),
      recipientCheckMaxAge: house(null),
      maxSegments: house(1),
    },
    thirdParty: fact("location_only_when_unreachable", "S", "C11"),
    unreachableAfterFailures: fact(3, "S", "C11"),
    reminders: houseReminders,
  },
  holds: houseHolds,
  authority: houseAuthority({ waiver: 500_000, refund: 1_000_000, balance: 20_000_000 }),
  notices: {
    arrears: house(null),
    defaultRemedy: house(null),
    beforeNegativeReport: fact(true, "F", "C7"),
  },
  retention: {
    ...houseRetention,
    complaint_case: fact(years(3), "M", "C9", "From closing"),
    contact_event: fact(years(2), "S", "C12", "At least two years for records of collection"),
    plan_and_agreement: house(years(7), "Longer than until settlement"),
  },
  texts: {
    beforeIdentity: ["privacy_line_cn", "why_id"],
    breakdown: ["how_to_object", "need_help"],
    plan: ["plan_credit_cn", "plan_stops_collection"],
    settlement: ["settlement_rest_of_debt"],
    hardshipRefusal: ["refusal_reasons", "refusal_alternative", "second_look", "complaint_route_cn"],
    complaintAnswer: ["findings", "basis_and_reasons", "redress", "review_right", "external_cn"],
    footer: ["free_service", "no_agent"],
  },
};

/** Since 1 August 2026 the table of all costs comes before signing a loan or arranging instalments. */
const costTable: ProfileChange = {
  plan: {
    costTable: fact({ text: "cost_table_cn", minReadSeconds: 10 }, "S", "C15", "The seconds are a product default"),
  },
};

const microlender: ProfileChange = {
  charges: {
    caps: [
      {
        id: "microloan_24",
        limit: fact({ kind: "annual_rate", ppm: percent(24) }, "M", "C16"),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: fact(day("2027-12-31"), "S", "C16"),
      },
      {
        id: "microloan_lpr",
        limit: fact({ kind: "lpr_multiple", multiple: 4 }, "S", "C16"),
        appliesTo: "everyone",
        contractsFrom: fact(day("2027-12-31"), "S", "C16"),
        contractsBefore: house(null),
      },
    ],
  },
};

const privateLender: ProfileChange = {
  charges: {
    penalty: { mode: "contract_terms", upliftMinPpm: house(null), upliftMaxPpm: house(null) },
    caps: [
      {
        id: "private_lpr",
        limit: fact(
          { kind: "lpr_multiple", multiple: 4 },
          "F",
          "C1",
          "Interest, penalty interest, late-payment charges and fees together",
        ),
        appliesTo: "everyone",
        contractsFrom: fact(day("2020-08-20"), "F", "C1"),
        contractsBefore: house(null),
      },
      {
        id: "private_24_before_2020",
        limit: fact(
          { kind: "annual_rate", ppm: percent(24) },
          "F",
          "C1",
          "Legacy line for contracts before 20 August 2020",
        ),
        appliesTo: "everyone",
        contractsFrom: house(null),
        contractsBefore: fact(day("2020-08-20"), "F", "C1"),
      },
    ],
  },
  complaint: {
    stages: house(
      [
        { id: "standard", term: days(15), approver: "none", noticeRequired: false },
        { id: "complex", term: days(30), approver: "complaints_lead", noticeRequired: true },
        { id: "exceptional", term: days(60), approver: "head_office_senior_manager", noticeRequired: true },
      ],
      "The complaint rules bind banks and insurers; kept here as the house standard",
    ),
    external: [
      {
        id: "mediation_arbitration_court",
        name: { zh: "调解、仲裁或向法院起诉", en: "Mediation, arbitration or court" },
        phone: null,
        url: null,
        post: null,
        within: house(null),
      },
    ],
  },
  texts: { complaintAnswer: ["findings", "basis_and_reasons", "redress", "review_right", "external_cn_private"] },
};

const first = day("2020-08-20");
const sinceCostTable = day("2026-08-01");
const licensed = {
  key: "cn.licensed.loan",
  jurisdiction: "CN",
  title: { zh: "中国 · 银行或消费金融公司贷款", en: "China · bank or consumer-finance loan" },
  reviewedOn,
} as const;
const micro = {
  key: "cn.microlender.loan",
  jurisdiction: "CN",
  title: { zh: "中国 · 小额贷款公司贷款", en: "China · micro-loan company loan" },
  reviewedOn,
} as const;
const privately = {
  key: "cn.private.loan",
  jurisdiction: "CN",
  title: { zh: "中国 · 民间借贷", en: "China · private loan" },
  reviewedOn,
} as const;

/** The Chinese profiles, every version, oldest first within a key. */
export const cnProfiles: readonly PolicyProfile[] = [
  compileProfile({ ...licensed, effectiveFrom: first }, cnBase),
  compileProfile({ ...licensed, effectiveFrom: sinceCostTable }, cnBase, costTable),
  compileProfile({ ...micro, effectiveFrom: first }, cnBase, microlender),
  compileProfile({ ...micro, effectiveFrom: sinceCostTable }, cnBase, microlender, costTable),
  compileProfile({ ...privately, effectiveFrom: first }, cnBase, privateLender),
];
