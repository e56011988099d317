import { hardshipClocks, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { decidedCases, type DecidedCase } from "#db/stores/reports-flows.ts";
import { type DayRange, instantsOf } from "./house-day.ts";

/** Answers to requests for help. */
export interface DecisionCounts {
  /** Decided by people. */
  readonly decided: number;
  readonly offered: number;
  readonly refused: number;
  /** Within the time that the loan's policy promises. */
  readonly onTime: number;
  /** Milliseconds from the request to the first answer; null when nothing was decided. */
  readonly median: number | null;
  readonly ninetieth: number | null;
}

export interface DecisionReport extends DecisionCounts {
  /** Granted at once by rule; not in the times, which are those of people. */
  readonly granted: number;
  readonly byLanguage: readonly (DecisionCounts & { readonly lang: DecidedCase["lang"] })[];
}

/** Requests first answered in the range: how long it took, whether in time, and whether both languages fared alike. */
export async function timeToDecision({ db }: Pick<Services, "db">, range: DayRange): Promise<DecisionReport> {
  const cases = await decidedCases(db.read, instantsOf(range));
  const byPeople = cases.filter(({ answer }) => answer !== "granted");
  return {
    ...countsOf(byPeople),
    granted: cases.length - byPeople.length,
    byLanguage: (["zh-CN", "en"] as const).map((lang) => ({
      lang,
      ...countsOf(byPeople.filter((found) => found.lang === lang)),
    })),
  };
}

function countsOf(cases: readonly DecidedCase[]): DecisionCounts {
  const times = cases.map(({ decidedAt, receivedAt }) => decidedAt - receivedAt).sort((a, b) => a - b);
  return {
    decided: cases.length,
    offered: cases.filter(({ answer }) => answer === "offered").length,
    refused: cases.filter(({ answer }) => answer === "refused").length,
    onTime: cases.filter(isOnTime).length,
    median: nearestRank(times, 0.5),
    ninetieth: nearestRank(times, 0.9),
  };
}

function isOnTime(decided: DecidedCase): boolean {
  const { profile: key, timeZone: zone, receivedAt, decidedAt } = decided;
  const profile = profileFor(key, localDay(receivedAt, zone));
  return decidedAt < hardshipClocks(profile, decided, placeOf(profile, { zone })).decideBy.dueAt;
}

/** The smallest value that this share of all do not exceed (nearest rank). @param sorted ascending */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
