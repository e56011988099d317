import { chmodSync } from "node:fs";
import Sqlite, { type Database as Connection } from "better-sqlite3";

/** Tables whose rows carry a data key of their own. */
const owners = ["borrowers", "complaints"] as const;

/**
 * Moves every data key of a copied database into a file of its own. What the copy holds of a person can then be read
 * only as long as that file holds the key.
 */
export function takeKeys(copyPath: string, keysPath: string): void {
  withKeys(copyPath, keysPath, (copy) => {
    copy.exec("create table keys.data_keys (owner text not null, id text not null, data_key blob not null, primary key (owner, id)) strict"); // prettier-ignore
    for (const owner of owners) {
      copy.exec(`insert into keys.data_keys select '${owner}', id, data_key from ${owner} where data_key is not null`);
      copy.exec(`update ${owner} set data_key = null where data_key is not null`);
    }
  });
  chmodSync(keysPath, 0o600);
}

/** Puts the keys back that still exist. */
export function returnKeys(copyPath: string, keysPath: string): void {
  withKeys(copyPath, keysPath, (copy) => {
    for (const owner of owners) {
      copy.exec(
        `update ${owner} set data_key = k.data_key from keys.data_keys as k where k.owner = '${owner}' and k.id = ${owner}.id`,
      );
    }
  });
}

function withKeys(copyPath: string, keysPath: string, work: (copy: Connection) => void): void {
  const copy = new Sqlite(copyPath);
  try {
    // One file, no log beside it; and what is taken out is overwritten, not only unlinked.
    copy.pragma("journal_mode = DELETE");
    copy.pragma("secure_delete = ON");
    copy.prepare("attach ? as keys").run(keysPath);
    copy.pragma("keys.secure_delete = ON");
    copy.transaction(work)(copy);
  } finally {
    copy.close();
  }
}
