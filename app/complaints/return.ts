import { stringify } from "csv-stringify/sync";
import { formatMoney } from "#app/lending/money.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { may } from "#app/staff/require-role.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { complaintsToCount, type CountedComplaint } from "#db/stores/complaints-counts.ts";
import { causeOf, categoryOf, isAnswered, isOnTime, isUpheld, productOf } from "./report.ts";
import type { ReturnKind } from "./return-kinds.ts";

/** One line of a return: what it is about, and its figures, column by column. */
export type ReturnRow = Readonly<Record<string, string | number>>;

const eightWeeks = 56 * 86_400_000;
type Is = (complaint: CountedComplaint) => boolean;
const tookOver: (ms: number) => Is = (ms) => (complaint) =>
  isAnswered(complaint) && (complaint.answeredAt ?? 0) - complaint.receivedAt >= ms;
const isVulnerable: Is = ({ vulnerable }) => vulnerable === true;
const failedVulnerable: Is = ({ vulnerabilityFailure }) => vulnerabilityFailure === true;

interface Form {
  /** Whose complaints; null: everybody's. */
  readonly jurisdiction: PolicyProfile["jurisdiction"] | null;
  readonly by: Readonly<Record<string, (complaint: CountedComplaint) => string>>;
  readonly counts: Readonly<Record<string, Is>>;
  readonly redress: boolean;
}

const profileOf = ({ profile, receivedAt }: CountedComplaint) => profileFor(profile, localDay(receivedAt, "UTC"));

/**
 * The columns of each return. CN: channel, business and cause (投诉办法). UK: the fields of the single return from 2027 as
 * the rules of the project list them (PS25/19): times, outcome, redress, and the two flags of vulnerability.
 */
const forms: Readonly<Record<ReturnKind, Form>> = {
  cn: {
    jurisdiction: "CN",
    by: { channel: ({ channel }) => channel, business: productOf, cause: causeOf },
    counts: { received: () => true, answered: isAnswered, answered_on_time: isOnTime, upheld: isUpheld },
    redress: false,
  },
  uk: {
    jurisdiction: "UK",
    by: { product: productOf, category: categoryOf },
    counts: {
      opened: () => true,
      closed_within_3_business_days: ({ early }) => early,
      closed_within_8_weeks: (complaint) =>
        isAnswered(complaint) && !complaint.early && !tookOver(eightWeeks)(complaint),
      closed_after_8_weeks: tookOver(eightWeeks),
      upheld: isUpheld,
      vulnerable_identified: isVulnerable,
      caused_by_failure_on_vulnerability: failedVulnerable,
    },
    redress: true,
  },
  all: {
    jurisdiction: null,
    by: {
      jurisdiction: (complaint) => profileOf(complaint).jurisdiction,
      profile: ({ profile }) => profile,
      channel: ({ channel }) => channel,
      product: productOf,
      category: categoryOf,
      cause: causeOf,
    },
    counts: {
      received: () => true,
      closed_early: ({ early }) => early,
      answered: isAnswered,
      answered_on_time: isOnTime,
      upheld: isUpheld,
      vulnerable_identified: isVulnerable,
      caused_by_failure_on_vulnerability: failedVulnerable,
    },
    redress: true,
  },
};

/** The rows of a return, one per combination that occurs, in order. */
export function returnRows(kind: ReturnKind, found: readonly CountedComplaint[]): ReturnRow[] {
  const { jurisdiction, by, counts, redress } = forms[kind];
  const groups = new Map<string, CountedComplaint[]>();
  for (const complaint of found) {
    if (jurisdiction !== null && profileOf(complaint).jurisdiction !== jurisdiction) continue;
    const key = JSON.stringify(Object.values(by).map((of) => of(complaint)));
    groups.set(key, [...(groups.get(key) ?? []), complaint]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const values = JSON.parse(key) as string[];
      const [first] = group;
      const currency = first ? profileOf(first).currency : "";
      const sum = group.reduce((total, complaint) => total + complaint.redress, 0);
      return {
        ...Object.fromEntries(Object.keys(by).map((name, index) => [name, values[index] ?? ""])),
        ...Object.fromEntries(Object.entries(counts).map(([name, is]) => [name, group.filter(is).length])),
        ...(redress ? { redress: formatMoney(sum, currency), currency } : {}),
      };
    });
}

/** A CSV of a return. Cells that a spreadsheet would run start with a quote. */
export function returnCsv(kind: ReturnKind, rows: readonly ReturnRow[]): string {
  const { by, counts, redress } = forms[kind];
  const columns = [...Object.keys(by), ...Object.keys(counts), ...(redress ? ["redress", "currency"] : [])];
  return stringify([...rows], { header: true, columns, escape_formulas: true, record_delimiter: "windows" });
}

/** The return of a span as a file, noted in the audit trail: figures, without reference, words or account. */
export async function exportReturn(
  services: Pick<Services, "db" | "clock">,
  by: { readonly staffId: string; readonly roles: readonly StaffRole[] },
  kind: ReturnKind,
  span: { readonly from: number; readonly until: number },
): Promise<{ readonly ok: true; readonly csv: string } | { readonly ok: false; readonly reason: "not_allowed" }> {
  if (!may(by.roles, "complaint.counts")) return { ok: false, reason: "not_allowed" };
  const found = await complaintsToCount(services.db.read, span.from, span.until);
  await services.db.transact((tx) =>
    recordAudit(tx, {
      ...{ at: services.clock.now(), actor: `staff:${by.staffId}`, category: "complaint", action: "complaint.export" },
      ...{ object: `return:${kind}:${span.from}-${span.until}`, outcome: "exported" },
    }),
  );
  return { ok: true, csv: returnCsv(kind, returnRows(kind, found)) };
}
