import { z } from "zod";
import { type EpochDay, parseDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import { parsePercent } from "#app/lending/rate.ts";

const facts = z.record(z.string(), z.unknown());

/** A golden case as the file has it; what is inside inputs, events and expected differs from case to case. */
export const goldenFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      category: z.string().default(""),
      portability: z.string().default("general"),
      conventions: facts.default({}),
      inputs: facts.default({}),
      events: z.array(facts).default([]),
      expected: z.array(facts).default([]),
    }),
  ),
});

export type GoldenCase = z.infer<typeof goldenFile>["cases"][number];
export type Facts = z.infer<typeof facts>;

/** How a case ended. `what` is the first difference, or the convention that the core does not have. */
export type Outcome =
  { readonly status: "passed" } | { readonly status: "failed" | "unsupported"; readonly what: string };

/** Thrown inside the adapter when a file asks for a convention that the core does not have; the runner reports it. */
export class Unsupported extends Error {}

/** A text of the file, or "" when it has none. */
export function text(from: Facts, key: string): string {
  const value = from[key];
  return typeof value === "string" ? value : "";
}

/** A number of the file. */
export function number(from: Facts, key: string): number | null {
  const value = from[key];
  return typeof value === "number" ? value : null;
}

/** An object of the file. */
export function object(from: Facts, key: string): Facts | null {
  const parsed = facts.safeParse(from[key]);
  return parsed.success ? parsed.data : null;
}

/** A list of objects of the file. */
export function objects(from: Facts, key: string): Facts[] {
  const parsed = z.array(facts).safeParse(from[key]);
  return parsed.success ? parsed.data : [];
}

/** Currency units with at most two decimals → minor units. */
export function minor(units: number): Minor {
  return Math.round(units * 100);
}

/** A percentage of the file as parts per million. */
export function ppm(percent: number): number {
  const rate = parsePercent(String(percent));
  if (rate === null) throw new Unsupported(`rate ${percent} %`);
  return rate;
}

/** A date of the file. */
export function dayOf(iso: string): EpochDay {
  const day = parseDay(iso.slice(0, 10));
  if (day === null) throw new Unsupported(`date ${iso}`);
  return day;
}
