import { type Message, messageWith } from "./words.ts";

/** What an error page says, by HTTP status. Never blames, always says what to do next. */
export const errorWords = {
  wrongPage: {
    title: { zh: "找不到这个页面", en: "We cannot find this page" },
    text: {
      zh: "地址可能不完整，或者页面已经移走。您的账户没有任何变化。",
      en: "The address may be incomplete, or the page has moved. Nothing about your account has changed.",
    },
  },
  refused: {
    title: { zh: "这一步没有执行", en: "We did not do that" },
    text: {
      zh: "这个请求不是从我们的页面发出的，或者浏览器没有说明来源。请回到上一页再试一次。",
      en: "This request did not come from one of our pages, or your browser did not say where it came from. Please go back and try again.",
    },
  },
  erased: {
    title: { zh: "资料已删除", en: "This data was erased" },
    text: {
      zh: "保存期已过或应本人要求，这位借款人的资料已经删除。金额和日期仍在账目里。",
      en: "The time for keeping it is over, or the person asked: their data was erased. Amounts and dates are still in the ledger.",
    },
  },
  tooLarge: {
    title: { zh: "内容太大", en: "That is too large" },
    text: {
      zh: "您发送的内容超过了上限（表单 64 KB，每个文件 10 MB）。请缩短文字或换一个小一点的文件。",
      en: "What you sent is over the limit (64 KB for a form, 10 MB for a file). Please shorten the text or choose a smaller file.",
    },
  },
  tooMany: {
    title: { zh: "请稍等一会儿", en: "Please wait a little" },
    text: {
      zh: "短时间内尝试的次数太多。请过一会儿再试，或者打电话给我们。",
      en: "There were too many tries in a short time. Please try again later, or call us.",
    },
  },
  readOnly: {
    title: { zh: "现在只能看，暂时不能改", en: "Just now this site can be read, not changed" },
    text: {
      zh: "我们正在检查系统，没有改动任何东西。请过一会儿再试，或者打电话给我们。",
      en: "We are checking our systems. Nothing was changed. Please try again later, or call us.",
    },
  },
  ours: {
    title: { zh: "我们这边出了问题", en: "Something went wrong on our side" },
    text: {
      zh: "这不是您的错。请过几分钟再试；如果您刚才在付款，请先查看账户，不要重复付款。",
      en: "This is not your fault. Please try again in a few minutes; if you were paying, check your account first and do not pay twice.",
    },
  },
} as const satisfies Record<string, { readonly title: Message; readonly text: Message }>;

export const requestNumber = messageWith<{ id: string }>({
  zh: ({ id }) => `如果您联系我们，请告诉我们这个编号：${id}`,
  en: ({ id }) => `If you contact us, please give this number: ${id}`,
});

/** The words for a status; every status has some. */
export function wordsForStatus(status: number): { readonly title: Message; readonly text: Message } {
  if (status === 410) return errorWords.erased;
  if (status === 413) return errorWords.tooLarge;
  if (status === 429) return errorWords.tooMany;
  if (status === 400 || status === 403 || status === 405 || status === 415) return errorWords.refused;
  if (status === 503) return errorWords.readOnly;
  if (status >= 500) return errorWords.ours;
  return errorWords.wrongPage;
}
