import { createRequire } from "node:module";
import Holidays from "date-holidays";
import { expect, test } from "vitest";

/**
 * The holiday tables are written from two kept data sets, so that nothing has to compute Easter at run time:
 * date-holidays (rules for the United Kingdom, the United States and Australia) and chinese-days (the yearly notices of
 * the State Council, with the weekends that become working days). When a new version of either changes a date, these
 * tests fail; look at the difference, then write the tables anew with `npx vitest run tests/policy/holiday-tables -u`.
 */

const years = Array.from({ length: 16 }, (_, index) => 2020 + index);
const places = {
  "GB-ENG": ["GB", "ENG"],
  "GB-SCT": ["GB", "SCT"],
  "GB-NIR": ["GB", "NIR"],
  US: ["US"],
  AU: ["AU"],
  "AU-ACT": ["AU", "ACT"],
  "AU-NSW": ["AU", "NSW"],
  "AU-NT": ["AU", "NT"],
  "AU-QLD": ["AU", "QLD"],
  "AU-SA": ["AU", "SA"],
  "AU-TAS": ["AU", "TAS"],
  "AU-VIC": ["AU", "VIC"],
  "AU-WA": ["AU", "WA"],
} as const;

function wholeDays(place: readonly string[], year: number): string {
  const [country = "", state] = place;
  const found = (state === undefined ? new Holidays(country) : new Holidays(country, state)).getHolidays(year);
  const dates = found
    .filter(({ type, date }) => type === "public" && date.slice(11, 19) === "00:00:00")
    .map(({ date }) => date.slice(5, 10));
  return [...new Set(dates)].sort().join(" ");
}

function table(name: string, comment: string, rows: Record<string, Record<number, string>>): string {
  const body = Object.entries(rows).map(([id, byYear]) => {
    const lines = Object.entries(byYear).map(([year, dates]) => `    ${year}: "${dates}",\n`);
    return `  ${id.includes("-") ? `"${id}"` : id}: {\n${lines.join("")}  },\n`;
  });
  return `/** ${comment} */\nexport const ${name} = {\n${body.join("")}} as const;\n`;
}

test("public holidays of the United Kingdom, the United States and Australia", async () => {
  const rows = Object.fromEntries(
    Object.entries(places).map(([id, place]) => [
      id,
      Object.fromEntries(years.map((year) => [year, wholeDays(place, year)])),
    ]),
  );
  const text = table(
    "publicHolidays",
    "Whole-day public holidays as month-day, by calendar and year. Written by a test from date-holidays (data: CC BY 3.0).",
    rows,
  );
  await expect(text).toMatchFileSnapshot("../../app/policy/holidays/public-holidays.ts");
});

test("Chinese holidays and working weekends", async () => {
  const data: { holidays: Record<string, string>; workdays: Record<string, string> } = createRequire(import.meta.url)(
    "chinese-days/dist/chinese-days.json",
  );
  const byYear = (days: Record<string, string>) => {
    const out: Record<number, string> = {};
    for (const date of Object.keys(days).sort()) {
      const year = Number(date.slice(0, 4));
      if (year < 2020) continue;
      out[year] = out[year] === undefined ? date.slice(5) : `${out[year]} ${date.slice(5)}`;
    }
    return out;
  };
  const text = table(
    "chineseDays",
    "Days off and working weekends as month-day, by year, from the State Council's notices. Written by a test from chinese-days.",
    { off: byYear(data.holidays), work: byYear(data.workdays) },
  );
  await expect(text).toMatchFileSnapshot("../../app/policy/holidays/chinese-days.ts");
});
