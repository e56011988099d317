import type { Message } from "./words.ts";

/** Who runs this instance, as borrowers know them. */
export const lender = {
  name: { zh: "林溪消费金融", en: "Linxi Finance" } satisfies Message,
  shortName: { zh: "林溪", en: "Linxi" } satisfies Message,
  legalName: {
    zh: "林溪消费金融有限公司（示例机构）",
    en: "Linxi Consumer Finance Co., Ltd (example lender)",
  } satisfies Message,
  /** In dialling form. */
  phone: "4000001234",
  phoneAsWritten: "400-000-1234",
  hours: { zh: "每天 8:00–20:00，免费", en: "8:00–20:00 daily, free" } satisfies Message,
  /** Where "leave quickly" goes: a neutral site that says nothing about money. */
  leaveTo: { zh: "https://www.weather.com.cn/", en: "https://www.bbc.com/weather" } satisfies Message,
} as const;
