import { readStanding } from "#app/account/standing.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import type { World } from "#tests/support/world.ts";
import type { Seen } from "./rules-checker.ts";

interface Row {
  id: string;
  borrowerId: string;
  loanId: string | null;
  template: string;
  purpose: Seen["purpose"];
  key: string;
}

/**
 * Reads what left since the last look, with everything that is true now: to be called before anything else happens,
 * while the clock stands where it stood when the texts left.
 */
export async function seenSince(world: World, from: number): Promise<Seen[]> {
  const { services, sent } = world;
  const { db, keyring } = services;
  const messageOf = db.reader.prepare<[string], Row>(
    "select id, borrower_id as borrowerId, loan_id as loanId, template, purpose, dedupe_key as key from messages where id = ?",
  );
  const loansOf = db.reader.prepare<[string], { id: string; profile: string }>(
    "select id, profile from loans where borrower_id = ?",
  );
  const stopped = db.reader.prepare<[string]>(
    "select 1 from suppressions where lifted_at is null and phone_index = (select phone_index from borrowers where id = ?)",
  );
  const wishesOf = db.reader.prepare<[string], Record<string, string | number | null>>(
    "select * from contact_preferences where borrower_id = ?",
  );
  const holdsOf = db.reader.prepare<[string, number], { kind: string; hold: string; reason: string; scopes: string }>(
    "select kind, entry ->> '$.hold' as hold, entry ->> '$.reason' as reason, entry ->> '$.scopes' as scopes from ledger_entries where loan_id = ? and kind in ('hold-start', 'hold-end') and effective_day <= ? order by effective_day, entered_at, id",
  );
  const promiseOf = db.reader.prepare<[string, number]>(
    "select 1 from promises where loan_id = ? and cancelled_at is null and noted = 'pending' and promised_on + grace_days >= ?",
  );
  const found: Seen[] = [];
  for (const text of sent.slice(from)) {
    const row = messageOf.get(text.id);
    if (!row) throw new Error("A text left that no message knows.");
    const details = await borrowerDetails(db.read, keyring, row.borrowerId);
    if (!details) throw new Error("A text left to somebody who is erased.");
    const loans = loansOf.all(row.borrowerId).filter(({ id }) => row.loanId === null || id === row.loanId);
    const wishes = wishesOf.get(row.borrowerId);
    const viewer = { borrowerId: row.borrowerId, timeZone: details.timeZone };
    const position = row.loanId === null ? null : (await readStanding(services, viewer, row.loanId))?.position;
    const today = position?.asOf ?? Math.floor(text.at / 86_400_000);
    const holds = loans.flatMap(({ id }) => {
      const running = new Map<string, string>();
      for (const { kind, hold, reason, scopes } of holdsOf.all(id, today)) {
        if (kind === "hold-end") running.delete(hold);
        else if (scopes.includes('"contact"')) running.set(hold, reason.replaceAll("-", "_"));
      }
      return [...running.values()];
    });
    const number = (name: string) => (typeof wishes?.[name] === "number" ? wishes[name] : null);
    const list = (name: string) => JSON.parse(String(wishes?.[name] ?? "[]")) as string[];
    found.push({
      ...{ ...text, ...row, timeZone: details.timeZone, phoneOnFile: details.phone },
      countries: [...new Set(loans.map(({ profile }) => profile.slice(0, 2)))],
      stopped: stopped.get(row.borrowerId) !== undefined,
      wishes: wishes
        ? {
            ...{ fromMinute: number("from_minute"), toMinute: number("to_minute"), weekends: wishes["weekends"] === 1 },
            ...{ channels: list("channels"), optOuts: list("opt_outs") },
          }
        : null,
      holds,
      settled: position ? position.payoff.total === 0 : false,
      due: position ? position.upToDate > 0 : false,
      promised: row.loanId !== null && promiseOf.get(row.loanId, today) !== undefined,
    });
  }
  return found;
}
