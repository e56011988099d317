import type { Services } from "#app/services.ts";
import { type Correction, correctionById, correctionQueue } from "#db/stores/corrections.ts";
import { loanById } from "#db/stores/loans.ts";

/** A correction as the desk sees it: kind, amount, loan, and what became of it. */
export interface ShownCorrection extends Pick<
  Correction,
  "id" | "kind" | "amount" | "currency" | "askedAt" | "outcome" | "obstacle"
> {
  readonly loanNo: string;
}

async function shown(q: Services["db"]["read"], correction: Correction): Promise<ShownCorrection> {
  const { id, kind, amount, currency, askedAt, outcome, obstacle, loanId } = correction;
  const loanNo = (await loanById(q, loanId))?.loanNo ?? "";
  return { id, kind, amount, currency, askedAt, outcome, obstacle, loanNo };
}

const pageSize = 25;

/** A page of what waits, or of what is settled. */
export async function readCorrections(
  { db }: Pick<Services, "db">,
  settled: boolean,
  after: string | null,
): Promise<{ rows: readonly ShownCorrection[]; next: string | null }> {
  const found = await correctionQueue(db.read, settled, after, pageSize + 1);
  const rows = await Promise.all(found.slice(0, pageSize).map((correction) => shown(db.read, correction)));
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** One correction; null when there is none. */
export async function readCorrection({ db }: Pick<Services, "db">, id: string): Promise<ShownCorrection | null> {
  const found = await correctionById(db.read, id);
  return found && shown(db.read, found);
}
