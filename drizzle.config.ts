import { defineConfig } from "drizzle-kit";

// `npm run db:generate -- --name what_changed` writes the SQL; db/engine/generate.ts then makes its tables STRICT.
export default defineConfig({
  dialect: "sqlite",
  schema: "./db/schema/*.ts",
  out: "./db/migrations",
  casing: "snake_case",
});
