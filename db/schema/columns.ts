import { text } from "drizzle-orm/sqlite-core";
import { borrowers } from "./borrowers.ts";
import { loans } from "./loans.ts";
import { staffUsers } from "./staff.ts";

// Columns that many tables have, each written once. A table that may not have the value, or whose key it is, says so itself.

/** The loan a row is about. */
export const ofLoan = () =>
  text()
    .notNull()
    .references(() => loans.id);

/** The person a row is about. */
export const ofBorrower = () =>
  text()
    .notNull()
    .references(() => borrowers.id);

/** The member of staff who did it. */
export const byStaff = () =>
  text()
    .notNull()
    .references(() => staffUsers.id);
