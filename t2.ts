import { readFileSync, mkdtempSync } from "node:fs";
import { importBook } from "#app/imports/import-book.ts";
import { readMapping } from "#app/imports/mapping.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { systemIds } from "#app/ids.ts"; import { systemClock } from "#app/clock.ts";
import { dayOf } from "#app/lending/calendar.ts";
import inspector from "node:inspector/promises"; import { writeFileSync } from "node:fs";
const r = readMapping(readFileSync("app/imports/mappings/lending-club-2018.json","utf8")); if(!r.ok) throw 1;
const s = new inspector.Session(); s.connect(); await s.post("Profiler.enable");
for (const dryRun of [true,false,false]) {
const db = openSqlite(mkdtempSync("/tmp/lc-")+"/portal.db");
await s.post("Profiler.start");
const t = performance.now(), c = process.cpuUsage();
await importBook({db,keyring:createKeyring([{version:1,bytes:Buffer.alloc(32,7)}]),clock:systemClock,ids:systemIds},{bookPath:"../shared/data/lending_club_2018q1_a.csv",mapping:r.mapping,asOf: dayOf(2018,6,30),paymentsPath:null,dryRun,strict:false,onProblem:()=>{},onBytes(){}});
const u = process.cpuUsage(c);
console.log(dryRun, "wall", performance.now()-t, "cpu ms", (u.user+u.system)/1000, "rows per cpu s", 5000/((u.user+u.system)/1e6));
const {profile} = await s.post("Profiler.stop"); writeFileSync("/tmp/imp.cpuprofile", JSON.stringify(profile));
await db.close(); }
