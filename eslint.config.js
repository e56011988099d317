import tseslint from "typescript-eslint";

const pureCore = ["react*", "@remix-run/*", "drizzle-orm*", "better-sqlite3", "stripe", "node:*"];
const capabilities = [
  "access",
  "account",
  "audit",
  "callbacks",
  "contact",
  "disputes",
  "hardship",
  "imports",
  "nightly",
  "payments",
  "plans",
  "reports",
  "retention",
  "staff",
];
const pages = ["#app/routes/*", "#app/ui/*"];
const everyCapability = [...capabilities, "complaints"].map((name) => `#app/${name}/*`);

/**
 * What a room may not import, because the arrow would turn around.
 * Arrows go one way: routes → capabilities → stores and gateways → lending and policy.
 *
 * @param {string[]} files
 * @param {string[]} group
 * @param {string} message
 */
function room(files, group, message) {
  return {
    files,
    rules: {
      "no-restricted-imports": /** @type {import("eslint").Linter.RuleEntry} */ ([
        "error",
        { patterns: [{ group, message }] },
      ]),
    },
  };
}

export default tseslint.config(
  { ignores: ["build", "node_modules", "coverage", "reports", "data", "test-results", "playwright-report"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // With verbatimModuleSyntax `import { type X }` still loads the module, and drags the server into the browser's build.
      "@typescript-eslint/no-import-type-side-effects": "error",
      // Declaring another module's type to be one of ours is an interface with nothing of its own.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  room(
    ["app/lending/**"],
    [
      ...pureCore,
      ...pages,
      ...everyCapability,
      "#db/*",
      "#app/http/*",
      "#app/words/*",
      "#app/policy/*",
      "#app/gateways/*",
    ],
    "app/lending is pure: it imports nothing above it.",
  ),
  room(
    ["app/policy/**"],
    [...pureCore, ...pages, ...everyCapability, "#db/*", "#app/http/*", "#app/gateways/*"],
    "app/policy is data and dates: it imports nothing above it.",
  ),
  room(
    ["db/**"],
    ["react*", "@remix-run/*", "stripe", ...pages, ...everyCapability, "#app/http/*"],
    "Stores know tables, not pages or capabilities.",
  ),
  room(
    ["app/gateways/**"],
    ["react*", "@remix-run/*", ...pages, ...everyCapability],
    "Gateways know the outside world, not the product.",
  ),
  room(
    capabilities.filter((name) => name !== "reports").map((name) => `app/${name}/**`),
    ["react*", "@remix-run/*", "better-sqlite3", ...pages, "#app/complaints/*"],
    "A capability knows stores and gateways, not pages; complaints are another room.",
  ),
  room(
    ["app/complaints/**", "app/reports/**"],
    ["react*", "@remix-run/*", "better-sqlite3", ...pages],
    "A capability knows stores and gateways, not pages.",
  ),
);
