// `npm run bench [-- page | positions | import | nightly | timing]`: ratios and figures, never a verdict.
const benches: Record<string, () => Promise<unknown>> = {
  page: async () => (await import("./page.ts")).benchPage(),
  positions: async () => import("./positions.ts"),
  import: async () => (await import("./import.ts")).benchImport(),
  nightly: async () => (await import("./nightly.ts")).benchNightly(),
  timing: async () => (await import("./timing.ts")).benchTiming(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(", ")}. Known: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  console.log(`\n== ${name} ==`);
  await benches[name]?.();
}

export {};
