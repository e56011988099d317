import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import { staffRoles } from "./staff-roles.ts";

/** People who work at the lender. Rows stay for ever, because the audit trail names them. */
export const staffUsers = sqliteTable("staff_users", {
  id: text().primaryKey(),
  /** What is typed to sign in: lower case, unique. */
  login: text().notNull().unique(),
  name: text().notNull(),
  createdAt: integer().notNull(),
  /** A member of staff, or `operator` for the command line. */
  createdBy: text().notNull(),
  disabledAt: integer(),
  disabledBy: text(),
});

/** The roles somebody has now; how they came to have them is in `approvals` and the audit trail. */
export const staffUserRoles = sqliteTable(
  "staff_user_roles",
  {
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    role: text({ enum: staffRoles }).notNull(),
    grantedAt: integer().notNull(),
    /** `approval:<id>`, or `operator` for the command line. */
    grantedBy: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.staffId, table.role] }),
    check("staff_user_roles_known", sql`${table.role} in ('agent', 'approver', 'complaints', 'admin', 'auditor')`),
  ],
);

/** One-time links that let somebody set what they sign in with. */
export const staffInvites = sqliteTable(
  "staff_invites",
  {
    tokenHash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    /** `join` sets everything; the others replace one factor and ask for the one that is kept. */
    purpose: text({ enum: ["join", "second_factor", "password"] }).notNull(),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (table) => [index("staff_invites_by_staff").on(table.staffId)],
);

/** Argon2id hashes of peppered passwords, in the PHC string format that carries its own parameters. */
export const staffPasswords = sqliteTable("staff_passwords", {
  staffId: text()
    .primaryKey()
    .references(() => staffUsers.id),
  hash: text().notNull(),
  changedAt: integer().notNull(),
});

/** Authenticator apps: one secret each, sealed. */
export const staffTotp = sqliteTable("staff_totp", {
  staffId: text()
    .primaryKey()
    .references(() => staffUsers.id),
  secretSealed: blob({ mode: "buffer" }).notNull(),
  /** The last 30-second step whose code was taken: this one and earlier ones are refused from then on. */
  lastStep: integer().notNull(),
  createdAt: integer().notNull(),
});

/** Passkeys. */
export const staffPasskeys = sqliteTable(
  "staff_passkeys",
  {
    credentialId: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    publicKey: blob({ mode: "buffer" }).notNull(),
    counter: integer().notNull(),
    transports: text({ mode: "json" }).$type<string[]>().notNull(),
    label: text().notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
    removedAt: integer(),
  },
  (table) => [index("staff_passkeys_by_staff").on(table.staffId)],
);

/** Passkey challenges that have been answered. Issued ones prove themselves and need no row. */
export const staffUsedChallenges = sqliteTable(
  "staff_used_challenges",
  { hash: text().primaryKey(), expiresAt: integer().notNull() },
  (table) => [index("staff_used_challenges_by_expiry").on(table.expiresAt)],
);

/** Codes for the day the authenticator is lost; 130 bits each, so that a plain hash is enough. */
export const staffRecoveryCodes = sqliteTable(
  "staff_recovery_codes",
  {
    codeHash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    createdAt: integer().notNull(),
    usedAt: integer(),
  },
  (table) => [index("staff_recovery_codes_by_staff").on(table.staffId)],
);

/** Sign-ins whose password was right and whose second factor is still to come. They open nothing. */
export const staffSignIns = sqliteTable("staff_sign_ins", {
  ticketHash: text().primaryKey(),
  staffId: text()
    .notNull()
    .references(() => staffUsers.id),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

/** Staff sessions. The cookie holds the random id; this table only its hash. */
export const staffSessions = sqliteTable(
  "staff_sessions",
  {
    idHash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    /** When a second factor was last shown in this session. */
    secondFactorAt: integer().notNull(),
    method: text({ enum: ["totp", "passkey", "recovery_code"] }).notNull(),
    /** Browser and system in a few words, so that people know their own sessions. */
    device: text().notNull(),
    endedAt: integer(),
    endedReason: text(),
  },
  (table) => [index("staff_sessions_by_staff").on(table.staffId, table.createdAt)],
);

/** Tries at a secret that become slower with every failure; for unknown names exactly as for known ones. */
export const staffThrottles = sqliteTable(
  "staff_throttles",
  {
    /** What is tried and for whom; names appear only as keyed hashes. */
    key: text().primaryKey(),
    tries: integer().notNull(),
    blockedUntil: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [index("staff_throttles_by_expiry").on(table.expiresAt)],
);
