import { type Amounts, totalOf } from "#app/lending/contract.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { formatDay, formatInstant, formatMoney, formatPercent } from "#app/ui/format.ts";
import { lender } from "./lender.ts";
import { rhythm } from "./plan.ts";
import { creditText, breakText, penaltyText } from "./plan-terms.ts";
import { type Lang, type Message, say } from "./words.ts";

/** Changes when a sentence of the document changes. */
export const agreementVersion = "2026-11";

/** A table of a document: heads, rows of cells, and a closing row. */
export interface DocumentTable {
  head: string[];
  rows: string[][];
  total: string[] | null;
}

/** One language of a signed document: text only, so that a page, a printer and a PDF show the same. */
export interface DocumentText {
  title: string;
  sender: string[];
  about: string[];
  opening: string[];
  sections: { heading: string; table: DocumentTable | null; paragraphs: string[] }[];
  foot: string;
}

/** What a plan agreement tells. Money in minor units, days as epoch days, instants in unix milliseconds. */
export interface AgreementFacts {
  reference: string;
  loanNo: string;
  name: string | null;
  /** The name as typed, where consent was given by typing it. */
  typedName: string | null;
  agreedOn: number;
  agreedAt: number;
  timeZone: string;
  currency: string;
  spread: Amounts;
  total: number;
  extraCost: number;
  every: "weekly" | "two-weekly" | "four-weekly" | "monthly";
  instalments: readonly { due: number; amount: number; interest: number; leftAfter: number }[];
  interestPpm: number | null;
  penaltyPpm: number | null;
  capPpm: number | null;
  graceDays: number;
  breakRule: { instalmentsBehind: number | null; slipsInAll: number | null; openDays: number | null };
  moveDateMaxDays: number;
  replaces: string | null;
  /** What each payment brings to which loan, where the plan is for several; empty for a plan of one. */
  shares: readonly { loanNo: string; total: number; amounts: readonly number[] }[];
  profile: PolicyProfile;
}

const words = {
  title: { zh: "您的分期方案", en: "Your payment plan" },
  schedule: { zh: "还款日程", en: "Schedule" },
  date: { zh: "日期", en: "Date" },
  pay: { zh: "应付", en: "You pay" },
  interest: { zh: "其中利息", en: "Interest in it" },
  left: { zh: "付后剩余", en: "Left after" },
  total: { zh: "合计", en: "Total" },
  shares: { zh: "每次付款怎么分到各份合同", en: "What of each payment goes to which contract" },
  sharesText: {
    zh: "每份合同各有自己的一部分，日期相同；一份提前付清，不影响另一份。",
    en: "Each contract has its own part, on the same days. Finishing one early leaves the other as it is.",
  },
  made: { zh: "金额怎么来的", en: "How the amount is made up" },
  item: { zh: "项目", en: "Item" },
  amount: { zh: "金额", en: "Amount" },
  spread: { zh: "本次分期的金额", en: "Amount being spread" },
  other: { zh: "服务费、担保费或其他费用", en: "Service, guarantee or other fees" },
  all: { zh: "一共要付", en: "You pay in all" },
  agreed: { zh: "双方约定", en: "What you and we agree to" },
  change: { zh: "情况有变时", en: "If things change" },
  changeText: {
    zh: "想改日期、改金额、要更多时间，都可以打电话、回到本网站或写信；不需要先付款。对我们的做法不满意，可以投诉：由另一个团队处理，并按期答复。",
    en: "Call, come back to the site, or write to change the date or amount or to ask for more time. You don’t have to pay first. If you’re unhappy with how we acted, complain: a separate team looks into it and answers in time.",
  },
  foot: {
    zh: `中英文内容一致，以中文为准。版本 ${agreementVersion}`,
    en: `Chinese and English say the same; the Chinese text governs. Version ${agreementVersion}`,
  },
  footLocal: {
    zh: `中英文内容一致，以英文为准。版本 ${agreementVersion}`,
    en: `Chinese and English say the same; the English text governs. Version ${agreementVersion}`,
  },
  principal: { zh: "本金", en: "Principal" },
  overdueInterest: { zh: "此前的利息", en: "Earlier interest" },
  penalty: { zh: "此前的罚息", en: "Earlier penalty interest" },
  fees: { zh: "此前的费用", en: "Earlier fees" },
} as const satisfies Record<string, Message>;

/** The agreement in one language. */
export function agreementText(lang: Lang, facts: AgreementFacts): DocumentText {
  const zh = lang === "zh-CN";
  const money = (minor: number) => formatMoney(minor, facts.currency, lang);
  const w = (message: Message) => say(lang, message);
  const day = formatDay(facts.agreedOn, lang);
  const opening = [
    ...(facts.name === null ? [] : [zh ? `${facts.name}，您好：` : `Dear ${facts.name},`]),
    zh
      ? `您在 ${day} 同意了这个方案${facts.replaces ? `，它取代方案 ${facts.replaces}` : ""}。${w(penaltyText(facts.profile))}`
      : `You agreed to this plan on ${day}${facts.replaces ? `; it takes the place of plan ${facts.replaces}` : ""}. ${w(penaltyText(facts.profile))}`,
  ];
  const parts = [
    [words.principal, facts.spread.principal],
    [words.overdueInterest, facts.spread.interest],
    [words.penalty, facts.spread.penalty],
    [words.fees, facts.spread.fee],
  ] as const;
  const rate = facts.interestPpm === null ? null : formatPercent(facts.interestPpm, lang);
  const costs = [
    [w(words.spread), money(totalOf(facts.spread))],
    ...parts.filter(([, minor]) => minor > 0).map(([label, minor]) => [`　${w(label)}`, money(minor)]),
    [
      rate === null
        ? zh
          ? "方案期间的利息"
          : "Interest during the plan"
        : zh
          ? `利息（年利率 ${rate}），由林溪收取`
          : `Interest (${rate} a year), charged by us`,
      money(facts.extraCost),
    ],
    [w(words.other), money(0)],
  ];
  return {
    title: w(words.title),
    sender: [w(lender.legalName), zh ? `客服电话 ${lender.phoneAsWritten}` : `Freephone ${lender.phoneAsWritten}`],
    about: [
      zh ? `方案 ${facts.reference}` : `Plan ${facts.reference}`,
      zh ? `合同 ${facts.loanNo}` : `Contract ${facts.loanNo}`,
      formatInstant(facts.agreedAt, lang, facts.timeZone),
    ],
    opening,
    sections: [
      {
        heading: w(words.schedule),
        table: {
          head: [w(words.date), w(words.pay), w(words.interest), w(words.left)],
          rows: facts.instalments.map((one) => [
            formatDay(one.due, lang, "table"),
            money(one.amount),
            money(one.interest),
            money(one.leftAfter),
          ]),
          total: [w(words.total), money(facts.total), money(facts.extraCost), "–"],
        },
        paragraphs: [say(lang, rhythm[facts.every]) + (zh ? "付款。" : ".")],
      },
      ...sharesSection(lang, facts),
      {
        heading: w(words.made),
        table: { head: [w(words.item), w(words.amount)], rows: costs, total: [w(words.all), money(facts.total)] },
        paragraphs: [costSentence(lang, facts)],
      },
      {
        heading: w(words.agreed),
        table: null,
        paragraphs: [
          w(penaltyText(facts.profile)),
          zh
            ? `您可以提前付清，可以改方案，也可以把一期改到最多 ${facts.moveDateMaxDays} 天以后，每期一次。`
            : `You can finish early, change the plan, or move one payment by up to ${facts.moveDateMaxDays} days, once for each payment.`,
          say(lang, breakText, { graceDays: facts.graceDays, ...facts.breakRule }),
          w(creditText(facts.profile.plan.creditRecordText)),
          ...(facts.typedName === null
            ? []
            : [zh ? `同意时填写的姓名：${facts.typedName}` : `Name typed to agree: ${facts.typedName}`]),
        ],
      },
      { heading: w(words.change), table: null, paragraphs: [w(words.changeText)] },
    ],
    foot: w(facts.profile.jurisdiction === "CN" ? words.foot : words.footLocal),
  };
}

/** What of each payment goes to which loan. */
function sharesSection(lang: Lang, { shares, instalments, total, currency }: AgreementFacts): DocumentText["sections"] {
  if (shares.length === 0) return [];
  const money = (minor: number) => formatMoney(minor, currency, lang);
  return [
    {
      heading: say(lang, words.shares),
      table: {
        head: [say(lang, words.date), ...shares.map(({ loanNo }) => loanNo), say(lang, words.total)],
        rows: instalments.map(({ due, amount }, index) => [
          formatDay(due, lang, "table"),
          ...shares.map(({ amounts }) => money(amounts[index] ?? 0)),
          money(amount),
        ]),
        total: [say(lang, words.total), ...shares.map((share) => money(share.total)), money(total)],
      },
      paragraphs: [say(lang, words.sharesText)],
    },
  ];
}

/** The rates behind a plan in one sentence: what it costs a year, and what would follow it. Parts per million a year. */
export function costSentence(
  lang: Lang,
  { interestPpm, penaltyPpm, capPpm }: Pick<AgreementFacts, "interestPpm" | "penaltyPpm" | "capPpm">,
): string {
  const zh = lang === "zh-CN";
  const rate = (ppm: number) => formatPercent(ppm, lang);
  const all =
    interestPpm === null
      ? zh
        ? "方案期间不计利息，也没有其他费用。"
        : "Nothing is charged for spreading: no interest and no fee."
      : zh
        ? `综合年化成本 ${rate(interestPpm)}。此外不收任何费用。`
        : `All-in rate ${rate(interestPpm)} a year. Nothing else is charged.`;
  if (penaltyPpm === null) return all;
  const cap =
    capPpm === null
      ? ""
      : zh
        ? `，连同利息不超过 ${rate(capPpm)}`
        : `, and never more than ${rate(capPpm)} with interest included`;
  return zh
    ? `${all}方案结束后如仍有未付金额，罚息年利率 ${rate(penaltyPpm)}${cap}。`
    : `${all} If the plan ends with money still owed, penalty interest is ${rate(penaltyPpm)} a year${cap}.`;
}

/** The signed document: both languages and when it was made. Its JSON is what the hash covers. */
export interface AgreementDocument {
  version: string;
  reference: string;
  agreedAt: number;
  zh: DocumentText;
  en: DocumentText;
}

/** The agreement in both languages. */
export function agreementDocument(facts: AgreementFacts): AgreementDocument {
  return {
    version: agreementVersion,
    reference: facts.reference,
    agreedAt: facts.agreedAt,
    zh: agreementText("zh-CN", facts),
    en: agreementText("en", facts),
  };
}
