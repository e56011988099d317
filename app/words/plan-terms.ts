import type { PolicyProfile } from "#app/policy/schema.ts";
import { type Message, messageWith } from "./words.ts";

/** What happens to penalties and contact, by policy. */
export function penaltyText({ plan }: PolicyProfile): Message {
  const frozen = plan.penaltyDuringPlan === "frozen";
  if (frozen && plan.stopsCollection)
    return {
      zh: "自您同意当日起，停止催收，罚息和逾期费用不再增加。",
      en: "Collection contact, penalty interest and late fees stop the day you agree.",
    };
  if (frozen)
    return {
      zh: "自您同意当日起，罚息和逾期费用不再增加。",
      en: "Penalty interest and late fees stop the day you agree.",
    };
  return plan.stopsCollection
    ? {
        zh: "自您同意当日起，停止催收。未付本金的罚息继续按合同计算。",
        en: "Collection contact stops the day you agree. Penalty interest on what is still unpaid goes on as in your contract.",
      }
    : {
        zh: "未付本金的罚息继续按合同计算。",
        en: "Penalty interest on what is still unpaid goes on as in your contract.",
      };
}

/** What a missed payment does, and what ends the plan: exactly the rule that is applied. */
export const breakText = messageWith<{
  graceDays: number;
  instalmentsBehind: number | null;
  slipsInAll: number | null;
  openDays: number | null;
}>({
  zh: ({ graceDays, instalmentsBehind, slipsInAll, openDays }) => {
    const ends = [
      ...(instalmentsBehind === null ? [] : [`累计落后 ${instalmentsBehind} 期`]),
      ...(slipsInAll === null ? [] : [`第 ${slipsInAll} 次错过`]),
      ...(openDays === null ? [] : [`有一期超过 ${openDays} 天未付`]),
    ];
    return `到期后 ${graceDays} 天内付都算按时。错过一期，方案不会取消：我们发一条消息，您可以把它移到最后。${ends.join("，或")}时方案结束；罚息不追溯。`;
  },
  en: ({ graceDays, instalmentsBehind, slipsInAll, openDays }) => {
    const ends = [
      ...(instalmentsBehind === null ? [] : [`you are ${instalmentsBehind} payments behind`]),
      ...(slipsInAll === null ? [] : [`the ${ordinal(slipsInAll)} payment is missed`]),
      ...(openDays === null ? [] : [`one payment is open for ${openDays} days`]),
    ];
    return `A payment up to ${graceDays} days late counts as on time. If you miss one, the plan is not cancelled: we send one message, and you can move it to the end. The plan ends when ${ends.join(", or ")}; penalty interest is never back-dated.`;
  },
});

function ordinal(count: number): string {
  return ["", "first", "second", "third", "fourth", "fifth"][count] ?? `${count}th`;
}

const creditTexts: Readonly<Record<string, Message>> = {
  plan_credit_cn: {
    zh: "信用记录：账上这一期记为逾期；方案期间按约定还款的，如实按履约情况报送。报送任何不良信息前，我们会先告诉您。",
    en: "Credit record: our books show this instalment as late. During the plan we report it as it is kept. We tell you before we report anything negative.",
  },
  plan_credit_uk: {
    zh: "信用记录：我们可能报告为“已约定还款安排”，它会在信用档案中保留六年；按方案还款会如实显示。",
    en: "Credit record: we may report an arrangement to pay, which stays on your credit file for six years. Payments made under the plan show as made.",
  },
  plan_credit_us: {
    zh: "信用记录：我们只报告准确的信息。方案期间按约定还款的，按约定报告；不会因为您提出请求而报告不良信息。",
    en: "Credit record: we report only what is accurate. While the plan is kept we report it as agreed; asking for a plan is never reported as negative.",
  },
  plan_credit_au: {
    zh: "信用记录：我们可能报告“财务困难信息”，只说明有还款安排，不影响信用评分，十二个月后删除。",
    en: "Credit record: we may report financial hardship information. It says only that there is an arrangement, is not used in your credit score, and is deleted after twelve months.",
  },
};

/** The required sentence about the credit record. @throws for a key without words, which a test looks for. */
export function creditText(key: string): Message {
  const text = creditTexts[key];
  if (text === undefined) throw new Error(`No words for the credit record text "${key}".`);
  return text;
}
