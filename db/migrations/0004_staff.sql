CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`loan_id` text,
	`borrower_id` text,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`reason` text NOT NULL,
	`terms` text NOT NULL,
	`terms_hash` text NOT NULL,
	`amount` integer,
	`currency` text,
	`status` text NOT NULL,
	`expires_at` integer NOT NULL,
	`approver_id` text,
	`closed_at` integer,
	`closed_reason` text,
	`used_at` integer,
	FOREIGN KEY (`requested_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approver_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "approvals_four_eyes" CHECK("approvals"."approver_id" is null or "approvals"."approver_id" <> "approvals"."requested_by"),
	CONSTRAINT "approvals_decided_by_somebody" CHECK("approvals"."status" not in ('approved', 'refused') or "approvals"."approver_id" is not null),
	CONSTRAINT "approvals_used_only_when_approved" CHECK("approvals"."used_at" is null or "approvals"."status" = 'approved'),
	CONSTRAINT "approvals_amount_has_currency" CHECK(("approvals"."amount" is null) = ("approvals"."currency" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_one_pending` ON `approvals` (`kind`,`subject`) WHERE "approvals"."status" = 'pending';--> statement-breakpoint
CREATE INDEX `approvals_by_status` ON `approvals` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_by_subject` ON `approvals` (`subject`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_by_requester` ON `approvals` (`requested_by`,`status`);--> statement-breakpoint
CREATE TABLE `staff_invites` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_invites_by_staff` ON `staff_invites` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff_passkeys` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_passkeys_by_staff` ON `staff_passkeys` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff_passwords` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_recovery_codes_by_staff` ON `staff_recovery_codes` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`second_factor_at` integer NOT NULL,
	`method` text NOT NULL,
	`device` text NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_sessions_by_staff` ON `staff_sessions` (`staff_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `staff_sign_ins` (
	`ticket_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`blocked_until` integer NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_throttles_by_expiry` ON `staff_throttles` (`expires_at`);--> statement-breakpoint
CREATE TABLE `staff_totp` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`secret_sealed` blob NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_used_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_used_challenges_by_expiry` ON `staff_used_challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `staff_user_roles` (
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	`granted_by` text NOT NULL,
	PRIMARY KEY(`staff_id`, `role`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_user_roles_known" CHECK("staff_user_roles"."role" in ('agent', 'approver', 'complaints', 'admin', 'auditor'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_users` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`disabled_at` integer,
	`disabled_by` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_users_login_unique` ON `staff_users` (`login`);--> statement-breakpoint
ALTER TABLE `audit_events` ADD `before` text;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `after` text;