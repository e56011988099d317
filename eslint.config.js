import tseslint from "typescript-eslint";

/** Imports that would turn an arrow around, per room. Arrows go one way: routes → capability → stores and gateways. */
const pureCore = ["react*", "@remix-run/*", "drizzle-orm*", "better-sqlite3", "stripe", "node:*"];
const capabilities = ["account", "payments", "plans", "hardship", "disputes", "contact", "staff", "audit", "imports", "reports"];
const above = (...folders) => folders.map((folder) => `#app/${folder}/*`);

const room = (files, patterns, message) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }] },
});

export default tseslint.config(
  { ignores: ["build/**", "node_modules/**", "coverage/**", "reports/**", "data/**", "test-results/**", "playwright-report/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false, attributes: false } }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  room(["app/lending/**"], [...pureCore, "#db/*", ...above("routes", "http", "ui", "words", "policy", "gateways", "complaints", ...capabilities)], "app/lending is pure: it imports nothing above it."),
  room(["app/policy/**"], [...pureCore, "#db/*", ...above("routes", "http", "ui", "gateways", "complaints", ...capabilities)], "app/policy is data: it imports nothing above it."),
  room(["db/**"], ["react*", "@remix-run/*", "stripe", ...above("routes", "http", "ui", "words", "complaints", ...capabilities)], "Stores know tables, not pages or capabilities."),
  room(["app/gateways/**"], ["react*", "@remix-run/*", ...above("routes", "ui", "words", "complaints", ...capabilities)], "Gateways know the outside world, not the product."),
  room(capabilities.filter((name) => name !== "reports").map((name) => `app/${name}/**`), ["react*", "@remix-run/*", "better-sqlite3", ...above("routes", "ui", "complaints")], "A capability knows stores and gateways, not pages; complaints are another room."),
  room(["app/complaints/**"], ["react*", "@remix-run/*", "better-sqlite3", ...above("routes", "ui")], "Complaints know stores and gateways, not pages."),
);
