/**
 * The public test numbers this processor knows, and how each behaves. Anything else that looks like a card is refused
 * before it is kept anywhere: no real number may ever reach a row or a log.
 */
export interface TestCard {
  readonly number: string;
  readonly brand: "visa" | "mastercard";
  readonly funding: "credit" | "debit";
  /** What happens when the holder pays in person on the hosted page. */
  readonly onSession: CardAnswer;
  /** What happens when the saved card is charged later. */
  readonly offSession: CardAnswer;
  readonly after: "nothing" | "dispute" | "refund_fails";
  readonly about: { readonly zh: string; readonly en: string };
}

export type CardAnswer =
  | { readonly kind: "approve" }
  | { readonly kind: "challenge" }
  | { readonly kind: "decline"; readonly code: string; readonly declineCode: string; readonly advice: Advice };

export type Advice = "try_again_later" | "do_not_try_again" | "confirm_card_data";

const approve: CardAnswer = { kind: "approve" };
const challenge: CardAnswer = { kind: "challenge" };

function decline(code: string, declineCode: string, advice: Advice): CardAnswer {
  return { kind: "decline", code, declineCode, advice };
}

const generic = decline("card_declined", "generic_decline", "try_again_later");
const insufficient = decline("card_declined", "insufficient_funds", "try_again_later");
const expired = decline("expired_card", "expired_card", "do_not_try_again");
const lost = decline("card_declined", "lost_card", "do_not_try_again");
const wrongCode = decline("incorrect_cvc", "incorrect_cvc", "confirm_card_data");
const trouble = decline("processing_error", "processing_error", "try_again_later");

function card(
  number: string,
  onSession: CardAnswer,
  offSession: CardAnswer,
  about: TestCard["about"],
  rest: Partial<Pick<TestCard, "brand" | "funding" | "after">> = {},
): TestCard {
  return { number, brand: "visa", funding: "credit", after: "nothing", ...rest, onSession, offSession, about };
}

export const testCards: readonly TestCard[] = [
  card("4242424242424242", approve, approve, { zh: "成功（信用卡）", en: "Succeeds (credit)" }),
  card("4000056655665556", approve, approve, { zh: "成功（借记卡）", en: "Succeeds (debit)" }, { funding: "debit" }),
  card(
    "5555555555554444",
    approve,
    approve,
    { zh: "成功（万事达信用卡）", en: "Succeeds (Mastercard credit)" },
    { brand: "mastercard" },
  ),
  card(
    "5200828282828210",
    approve,
    approve,
    { zh: "成功（万事达借记卡）", en: "Succeeds (Mastercard debit)" },
    { brand: "mastercard", funding: "debit" },
  ),
  card("4000000000000002", generic, generic, { zh: "被拒绝", en: "Declined" }),
  card("4000000000009995", insufficient, insufficient, { zh: "余额不足", en: "Insufficient funds" }),
  card("4000000000000069", expired, expired, { zh: "卡已过期", en: "Expired card" }),
  card("4000000000009987", lost, lost, { zh: "已挂失", en: "Reported lost" }),
  card("4000000000000127", wrongCode, wrongCode, { zh: "安全码错误", en: "Wrong security code" }),
  card("4000000000000119", trouble, trouble, { zh: "处理出错", en: "Processing error" }),
  card("4000002760003184", challenge, challenge, {
    zh: "每次都要验证（3-D Secure）",
    en: "Always asks for 3-D Secure",
  }),
  card("4000002500003155", challenge, approve, { zh: "首次需要验证（3-D Secure）", en: "Asks for 3-D Secure once" }),
  card("4000000000000341", approve, generic, { zh: "可保存，之后扣款被拒", en: "Saves, later charges are declined" }),
  card(
    "4000000000000259",
    approve,
    approve,
    { zh: "付款后被持卡人争议", en: "Paid, then disputed by the holder" },
    { after: "dispute" },
  ),
  card(
    "4000000000005126",
    approve,
    approve,
    { zh: "退款会失败", en: "Paid, but a refund fails" },
    { after: "refund_fails" },
  ),
];

const byNumber: ReadonlyMap<string, TestCard> = new Map(testCards.map((entry) => [entry.number, entry]));

/** The listed card behind what was typed, or null. Spaces and dashes are tolerated; nothing is remembered. */
export function listedCard(typed: string): TestCard | null {
  return byNumber.get(typed.replace(/[\s-]/g, "")) ?? null;
}

/** The listed card whose number ends like this fingerprint; rows keep the fingerprint, never the number. */
export function cardByFingerprint(fingerprint: string): TestCard | null {
  return testCards.find((entry) => fingerprintOf(entry) === fingerprint) ?? null;
}

/** Which of the listed cards it is, written so that no row holds sixteen digits. */
export function fingerprintOf(entry: TestCard): string {
  return `sandbox_card_${testCards.indexOf(entry)}`;
}

/** The last four digits, which is all that is ever shown of a card. */
export function lastFour(entry: TestCard): string {
  return entry.number.slice(-4);
}
