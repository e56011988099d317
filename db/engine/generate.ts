import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// `npm run db:generate -- --name NAME`: drizzle-kit writes the SQL, but cannot say STRICT; without it SQLite would
// store 10.5 or 'abc' in an integer column. A test reads PRAGMA table_list and fails if a table slipped through.
execFileSync("npx", ["drizzle-kit", "generate", ...process.argv.slice(2)], { stdio: "inherit" });

const folder = "db/migrations";
for (const file of readdirSync(folder).filter((name) => name.endsWith(".sql"))) {
  const path = join(folder, file);
  const sql = readFileSync(path, "utf8");
  const strict = sql.replace(/^(CREATE TABLE [\s\S]*?^\));/gm, "$1 STRICT;");
  if (strict !== sql) writeFileSync(path, strict);
}
