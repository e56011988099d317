import type { Message } from "./words.ts";

/** Who runs this instance, as borrowers know them. */
export interface Lender {
  readonly name: Message;
  readonly shortName: Message;
  readonly legalName: Message;
  /** In dialling form. */
  readonly phone: string;
  readonly phoneAsWritten: string;
  readonly hours: Message;
  /** Of the mark; null: that of the style sheet. */
  readonly colour: string | null;
  /** Names the picture that stands for the mark; null: the drawn mark. */
  readonly logo: string | null;
  /** Where "leave quickly" goes: a neutral site that says nothing about money. */
  readonly leaveTo: Message;
}

/** What stands until somebody sets a brand: the lender of the design. */
export const sampleLender: Lender = {
  name: { zh: "林溪消费金融", en: "Linxi Finance" },
  shortName: { zh: "林溪", en: "Linxi" },
  legalName: {
    zh: "林溪消费金融有限公司（示例机构）",
    en: "Linxi Consumer Finance Co., Ltd (example lender)",
  },
  phone: "4000001234",
  phoneAsWritten: "400-000-1234",
  hours: { zh: "每天 8:00–20:00，免费", en: "8:00–20:00 daily, free" },
  colour: null,
  logo: null,
  leaveTo: { zh: "https://www.weather.com.cn/", en: "https://www.bbc.com/weather" },
};

/** The lender as it is now: one per process, read whenever a page or a letter is drawn. */
export const lender: Lender = { ...sampleLender };

/** Puts a brand in place for this process; null goes back to the sample. The short name follows the name. */
export function setLender(brand: Omit<Lender, "shortName" | "leaveTo"> | null): void {
  Object.assign(lender, brand ? { ...brand, shortName: brand.name, leaveTo: sampleLender.leaveTo } : sampleLender);
}
