import { type Message, messageWith } from "./words.ts";

/** Raised whenever the words of the agreement change; what was agreed to is kept word for word. */
export const consentVersion = "autopay-2026-11";

/** Paying each instalment by a saved card. */
export const autopayWords = {
  heading: { zh: "到期自动付", en: "Pay automatically" },
  lede: {
    zh: "保存一张卡，每期到期日自动付当期应付的金额。随时一键取消。",
    en: "Save a card, and what is due is paid on each due date. Cancel in one tap at any time.",
  },
  agree: { zh: "我同意", en: "I agree" },
  agreeNeeded: { zh: "要开始自动付，请先勾选同意。", en: "Tick the box to start automatic payments." },
  start: { zh: "保存一张卡", en: "Save a card" },
  activeTitle: { zh: "自动付款已开启", en: "Automatic payments are on" },
  pendingTitle: { zh: "正在等卡片确认", en: "Waiting for your card" },
  pending: {
    zh: "付款机构确认卡片后就会开始。可以继续保存卡片，或取消。",
    en: "It starts once the payment provider confirms your card. Continue saving the card, or cancel.",
  },
  stoppedTitle: { zh: "自动付款已停止", en: "Automatic payments have stopped" },
  stopped: {
    zh: "卡片已不能用。需要的话可以重新保存一张。",
    en: "The card can no longer be used. You can save another one.",
  },
  cancel: { zh: "取消自动付款", en: "Cancel automatic payments" },
  cancelled: { zh: "自动付款已取消，卡片已删除。", en: "Automatic payments are cancelled and the card is forgotten." },
  agreed: { zh: "您同意的内容", en: "What you agreed to" },
  unavailable: {
    zh: "现在打不开保存卡片的页面，请过一会儿再试。",
    en: "The page for saving a card cannot be opened right now. Please try again in a moment.",
  },
} as const satisfies Record<string, Message>;

/** An automatic payment that did not come through. */
export const troubleWords = {
  needsYou: { zh: "您的银行要您本人确认付款", en: "Your bank wants you to confirm the payment yourself" },
  needsYouText: {
    zh: "自动付款没有扣到钱。您自己付一次就好，付款时按银行的提示确认。",
    en: "No money was taken automatically. Pay it once yourself and confirm when your bank asks.",
  },
  failed: { zh: "自动付款这次没有成功，没有扣款", en: "The automatic payment did not go through; no money was taken" },
  noMoreTries: {
    zh: "这一期不会再自动扣款。",
    en: "This instalment is not charged automatically again.",
  },
} as const satisfies Record<string, Message>;
export const triedAgainOn = messageWith<{ date: string }>({
  zh: ({ date }) => `${date}会再试一次；也可以现在自己付，付了就不再扣。`,
  en: ({ date }) => `It is tried again on ${date}. You can pay now instead; then nothing more is charged.`,
});
export const payThisNow = messageWith<{ amount: string }>({
  zh: ({ amount }) => `现在自己付 ${amount}`,
  en: ({ amount }) => `Pay ${amount} now`,
});

export const consentText = messageWith<{ lender: string; phone: string }>({
  zh: ({ lender, phone }) =>
    `我同意${lender}在每期还款日从我保存的卡中收取当期应付金额（含已产生的罚息和费用，不超过当天应付）。如果没有成功，可在 3 天后和 7 天后各再试一次。我可以随时在本网站取消，立即生效；也可拨打 ${phone}。`,
  en: ({ lender, phone }) =>
    `I agree that ${lender} charges the card I save, on each due date, with what is due that day (including penalty interest and fees that have arisen, never more). If that fails, it may try again after 3 days and after 7 days. I can cancel on this site at any time with immediate effect, or by calling ${phone}.`,
});
export const cardName = messageWith<{ brand: string; last4: string; expiry: string }>({
  zh: ({ brand, last4, expiry }) => `${brand} 尾号 ${last4}，有效期 ${expiry}`,
  en: ({ brand, last4, expiry }) => `${brand} ending ${last4}, expires ${expiry}`,
});
