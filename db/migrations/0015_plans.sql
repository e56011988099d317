CREATE TABLE `arrangements` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `arrangements_one_open` ON `arrangements` (`loan_id`) WHERE "arrangements"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `plan_agreements` (
	`loan_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`document_sealed` blob NOT NULL,
	`consent` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`loan_id`, `plan_id`),
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`,`plan_id`) REFERENCES `plans`(`loan_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_drafts` (
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`answers_sealed` blob NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`loan_id`, `borrower_id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_drafts_by_expiry` ON `plan_drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `plan_events` (
	`loan_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`details` text NOT NULL,
	`dedupe_key` text NOT NULL,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`,`plan_id`) REFERENCES `plans`(`loan_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_events_dedupeKey_unique` ON `plan_events` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `plan_events_by_plan` ON `plan_events` (`loan_id`,`plan_id`,`id`);--> statement-breakpoint
CREATE TABLE `plan_requests` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`reference` text NOT NULL,
	`status` text NOT NULL,
	`reasons` text NOT NULL,
	`answers_sealed` blob NOT NULL,
	`policy_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`decide_by` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`decision` text,
	`plan_id` text,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_requests_reference_unique` ON `plan_requests` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `plan_requests_one_waiting` ON `plan_requests` (`loan_id`) WHERE "plan_requests"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX `plan_requests_by_status` ON `plan_requests` (`status`,`decide_by`);--> statement-breakpoint
CREATE TABLE `plans` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`reference` text NOT NULL,
	`status` text NOT NULL,
	`agreed_on` integer NOT NULL,
	`agreed_at` integer NOT NULL,
	`ended_at` integer,
	`replaces_id` text,
	`arrears_since` integer NOT NULL,
	`currency` text NOT NULL,
	`spread` text NOT NULL,
	`total` integer NOT NULL,
	`extra_cost` integer NOT NULL,
	`cycle` text NOT NULL,
	`instalments` text NOT NULL,
	`rules` text NOT NULL,
	`policy_id` text NOT NULL,
	`origin` text NOT NULL,
	`hold_entry` text NOT NULL,
	`schedule_entry` text NOT NULL,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`,`id`) REFERENCES `arrangements`(`loan_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plans_total" CHECK("plans"."total" > 0 and "plans"."extra_cost" >= 0),
	CONSTRAINT "plans_ended" CHECK(("plans"."status" = 'active') = ("plans"."ended_at" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_reference_unique` ON `plans` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `plans_one_active` ON `plans` (`loan_id`) WHERE "plans"."status" = 'active';--> statement-breakpoint
CREATE INDEX `plans_by_status` ON `plans` (`status`,`loan_id`);--> statement-breakpoint
CREATE TABLE `promises` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`made_on` integer NOT NULL,
	`promised_on` integer NOT NULL,
	`grace_days` integer NOT NULL,
	`policy_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	`noted` text NOT NULL,
	`noted_at` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`,`id`) REFERENCES `arrangements`(`loan_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "promises_amount" CHECK("promises"."amount" > 0),
	CONSTRAINT "promises_order" CHECK("promises"."promised_on" >= "promises"."made_on")
) STRICT;
--> statement-breakpoint
CREATE INDEX `promises_by_loan` ON `promises` (`loan_id`,`made_on`);