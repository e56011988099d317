import { fixedClock } from "#app/clock.ts";
import { openServices } from "#app/http/house.ts";
import { readEnv } from "#app/http/env.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import { countStages } from "#app/reports/count-stages.ts";
const r = readEnv({ ...process.env });
if (!r.ok) throw new Error(r.problems.join());
const s = openServices(r.env);
const now = s.clock.now();
for (let d = 70; d >= 1; d -= 1) {
  const clock = fixedClock(now - d * 86_400_000);
  await assessBook({ db: s.db, clock }, [countStages({ clock })]);
}
let seed = 7; const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
for (let d = 60; d >= 0; d -= 1) for (const [step, n] of [["opened", 40], ["identity", 28], ["home", 27], ["door", 20]] as const) {
  const lang = d % 3 ? "zh-CN" : "en";
  for (const detail of step === "door" ? ["pay", "plan", "hardship", "wrong"] : [""])
    s.db.writer.prepare("insert or ignore into funnel_days values (?,?,?,?,?)").run(Math.floor(now / 86400000) - d, step, lang, detail, Math.max(1, Math.round((n / (step === "door" ? 4 : 1)) * (0.6 + rnd() * 0.6))));
}
await s.db.close();
