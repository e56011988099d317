import type { EpochDay } from "#app/lending/calendar.ts";
import { currencyExponent, type Minor } from "#app/lending/money.ts";
import type { Ppm } from "#app/lending/rate.ts";
import { localDay, localMinute } from "#app/policy/zones.ts";
import type { Lang } from "#app/words/words.ts";

const MS_PER_DAY = 86_400_000;
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]; // prettier-ignore
const WEEKDAYS = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  "zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
} satisfies Record<Lang, string[]>;

/** Signs that are told apart in both languages: a dollar is never just "$", a yen is never "¥". */
const SIGNS: Readonly<Record<string, string>> = { CNY: "¥", GBP: "£", USD: "US$", AUD: "A$", JPY: "JP¥" };

const signs = new Map<string, string>();
const numbers = new Map<string, Intl.NumberFormat>();

/** The sign written in front of an amount: "¥", "£", "US$", "A$", else what Unicode says for English. */
export function currencySign(currency: string): string {
  let sign = SIGNS[currency] ?? signs.get(currency);
  if (sign === undefined) {
    const parts = new Intl.NumberFormat("en", { style: "currency", currency }).formatToParts(0);
    sign = parts.find((part) => part.type === "currency")?.value ?? currency;
    signs.set(currency, sign);
  }
  return sign;
}

function numberFormat(lang: Lang, decimals: number): Intl.NumberFormat {
  const key = lang + String(decimals);
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    numbers.set(key, format);
  }
  return format;
}

/**
 * The digits of an amount without sign or currency: 228912 in CNY → "2,289.12", 1235 in JPY → "1,235".
 * Exact for every safe integer: whole and fraction are never joined in a floating-point number.
 */
export function formatDigits(amount: Minor, currency: string, lang: Lang): string {
  const exponent = currencyExponent(currency);
  const size = Math.abs(amount);
  if (exponent === 0) return numberFormat(lang, 0).format(size);
  const scale = 10 ** exponent;
  const fraction = String(size % scale).padStart(exponent, "0");
  return `${numberFormat(lang, 0).format(Math.floor(size / scale))}.${fraction}`;
}

/** An amount as plain text, for titles, messages and labels: "¥2,289.12", "−US$5.00" (a true minus sign). */
export function formatMoney(amount: Minor, currency: string, lang: Lang): string {
  return (amount < 0 ? "−" : "") + currencySign(currency) + formatDigits(amount, currency, lang);
}

/** A count: 1284 → "1,284". At most `decimals` fraction digits are always written. */
export function formatNumber(value: number, lang: Lang, decimals = 0): string {
  return numberFormat(lang, decimals).format(value);
}

/** A rate in parts per million as a percentage, exactly and without padding: 120000 → "12%", 500 → "0.05%". */
export function formatPercent(ppm: Ppm, lang: Lang): string {
  const size = Math.abs(ppm);
  const whole = numberFormat(lang, 0).format(Math.floor(size / 10_000));
  const fraction = String(size % 10_000)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return `${ppm < 0 ? "−" : ""}${whole}${fraction && `.${fraction}`}%`;
}

/**
 * How a date is written.
 * `long` 16 December 2026 / 2026年12月16日 · `day` 16 December / 12月16日 · `weekday` Wed 16 December / 12月16日 周三 ·
 * `short` 16 Dec / 12月16日 · `table` 16 Dec 2026 / 2026-12-16 · `month` December 2026 / 2026年12月.
 */
export type DayStyle = "long" | "day" | "weekday" | "short" | "table" | "month";

/** A calendar date in words. No time zone is involved: a day is a day. */
export function formatDay(day: EpochDay, lang: Lang, style: DayStyle = "long"): string {
  const date = new Date(day * MS_PER_DAY);
  const y = date.getUTCFullYear();
  const m = date.getUTCMonth();
  const d = date.getUTCDate();
  const weekday = WEEKDAYS[lang][date.getUTCDay()] ?? "";
  if (lang === "zh-CN") {
    const monthAndDay = `${m + 1}月${d}日`;
    if (style === "table") return isoDay(day);
    if (style === "long") return `${y}年${monthAndDay}`;
    if (style === "month") return `${y}年${m + 1}月`;
    return style === "weekday" ? `${monthAndDay} ${weekday}` : monthAndDay;
  }
  const month = MONTHS[m] ?? "";
  if (style === "month") return `${month} ${y}`;
  if (style === "short") return `${d} ${month.slice(0, 3)}`;
  if (style === "table") return `${d} ${month.slice(0, 3)} ${y}`;
  if (style === "weekday") return `${weekday} ${d} ${month}`;
  return style === "day" ? `${d} ${month}` : `${d} ${month} ${y}`;
}

/** A calendar date for a `datetime` attribute or a file: "2026-12-16". */
export function isoDay(day: EpochDay): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The calendar date and the clock ("19:41") that people in an IANA time zone see at an instant (unix ms). */
export function wallClock(instant: number, timeZone: string): { day: EpochDay; time: string } {
  const minute = localMinute(instant, timeZone);
  const digits = (value: number) => String(value).padStart(2, "0");
  return { day: localDay(instant, timeZone), time: `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}` };
}

/** An instant as people in a time zone would write it: "18 November 2026, 19:20" / "2026年11月18日 19:20". */
export function formatInstant(instant: number, lang: Lang, timeZone: string, style: DayStyle = "long"): string {
  const { day, time } = wallClock(instant, timeZone);
  return formatDay(day, lang, style) + (lang === "zh-CN" ? " " : ", ") + time;
}
