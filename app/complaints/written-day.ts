import { type EpochDay, formatDay } from "#app/lending/calendar.ts";
import type { Lang } from "#app/words/words.ts";

/** A day as letters write it, without the page's formatting: 2026年12月3日, 3 December 2026. */
export function writtenDay(day: EpochDay, lang: Lang): string {
  const [year = "", month = "", date = ""] = formatDay(day).split("-");
  if (lang === "zh-CN") return `${year}年${Number(month)}月${Number(date)}日`;
  const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(day * 86_400_000);
  return `${Number(date)} ${name} ${year}`;
}
