CREATE TABLE `autopay_mandates` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`state` text NOT NULL,
	`consent_version` text NOT NULL,
	`consent_language` text NOT NULL,
	`consent_text` text NOT NULL,
	`consented_at` integer NOT NULL,
	`setup_attempt_id` text NOT NULL,
	`method_id` text,
	`starts_on` integer NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`setup_attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `autopay_mandates_setupAttemptId_unique` ON `autopay_mandates` (`setup_attempt_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `autopay_mandates_one_active` ON `autopay_mandates` (`loan_id`) WHERE "autopay_mandates"."state" = 'active';--> statement-breakpoint
CREATE INDEX `autopay_mandates_active` ON `autopay_mandates` (`id`) WHERE "autopay_mandates"."state" = 'active';--> statement-breakpoint
CREATE TABLE `gateway_customers` (
	`borrower_id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `gateway_customers_customerId_unique` ON `gateway_customers` (`customer_id`);--> statement-breakpoint
CREATE TABLE `gateway_events` (
	`gateway` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`livemode` integer NOT NULL,
	`api_version` text,
	`created_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`intent_id` text,
	`attempt_id` text,
	`deliveries` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`gateway`, `id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `gateway_events_parked` ON `gateway_events` (`received_at`) WHERE "gateway_events"."status" = 'parked';--> statement-breakpoint
CREATE INDEX `gateway_events_parked_intent` ON `gateway_events` (`intent_id`) WHERE "gateway_events"."status" = 'parked';--> statement-breakpoint
CREATE INDEX `gateway_events_by_time` ON `gateway_events` (`created_at`);--> statement-breakpoint
CREATE TABLE `gateway_postings` (
	`ref` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`gateway` text NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`intent_id` text NOT NULL,
	`dispute_ref` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`at` integer NOT NULL,
	`ledger_ref` text NOT NULL,
	`entry_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gateway`,`event_id`) REFERENCES `gateway_events`(`gateway`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`,`ledger_ref`) REFERENCES `ledger_entries`(`loan_id`,`ref`) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT "gateway_postings_ref" CHECK("gateway_postings"."ledger_ref" = 'gateway:' || "gateway_postings"."ref")
) STRICT;
--> statement-breakpoint
CREATE INDEX `gateway_postings_by_intent` ON `gateway_postings` (`intent_id`);--> statement-breakpoint
CREATE INDEX `gateway_postings_by_attempt` ON `gateway_postings` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `gateway_postings_by_time` ON `gateway_postings` (`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `gateway_postings_ledger` ON `gateway_postings` (`loan_id`,`ledger_ref`);--> statement-breakpoint
CREATE TABLE `pay_links` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`nickname` text NOT NULL,
	`reference` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pay_links_amount" CHECK("pay_links"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pay_links_tokenHash_unique` ON `pay_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `pay_links_reference_unique` ON `pay_links` (`reference`);--> statement-breakpoint
CREATE INDEX `pay_links_by_loan` ON `pay_links` (`loan_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `payment_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`state` text NOT NULL,
	`gateway` text NOT NULL,
	`livemode` integer NOT NULL,
	`amount` integer,
	`currency` text NOT NULL,
	`description` text NOT NULL,
	`language` text NOT NULL,
	`cards` text NOT NULL,
	`success_url` text NOT NULL,
	`cancel_url` text NOT NULL,
	`expires_at` integer NOT NULL,
	`customer_id` text,
	`method_id` text,
	`shown_split` text,
	`pay_link_id` text,
	`mandate_id` text,
	`due_day` integer,
	`try_no` integer,
	`session_id` text,
	`session_url` text,
	`intent_id` text,
	`failure_code` text,
	`retryable` integer,
	`check_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gateway`,`livemode`) REFERENCES `payment_gateway`(`gateway`,`livemode`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_attempts_amount" CHECK(("payment_attempts"."kind" = 'setup') = ("payment_attempts"."amount" is null) and coalesce("payment_attempts"."amount", 1) > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_sessionId_unique` ON `payment_attempts` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_intentId_unique` ON `payment_attempts` (`intent_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_one_open` ON `payment_attempts` (`loan_id`,`lane`) WHERE "payment_attempts"."state" in ('created', 'open');--> statement-breakpoint
CREATE UNIQUE INDEX `payment_attempts_autopay` ON `payment_attempts` (`loan_id`,`due_day`,`try_no`) WHERE "payment_attempts"."kind" = 'autopay';--> statement-breakpoint
CREATE INDEX `payment_attempts_by_loan` ON `payment_attempts` (`loan_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `payment_attempts_check` ON `payment_attempts` (`check_at`) WHERE "payment_attempts"."check_at" is not null;--> statement-breakpoint
CREATE INDEX `payment_attempts_by_link` ON `payment_attempts` (`pay_link_id`) WHERE "payment_attempts"."pay_link_id" is not null;--> statement-breakpoint
CREATE TABLE `payment_disputes` (
	`dispute_ref` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`amount` integer NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `payment_gateway` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`livemode` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "payment_gateway_one" CHECK("payment_gateway"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_gateway_mode` ON `payment_gateway` (`gateway`,`livemode`);--> statement-breakpoint
CREATE TABLE `payment_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_notices_unsent` ON `payment_notices` (`created_at`) WHERE "payment_notices"."sent_at" is null;--> statement-breakpoint
CREATE TABLE `payment_refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`intent_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by` text NOT NULL,
	`state` text NOT NULL,
	`refund_ref` text,
	`failure_code` text,
	`check_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `payment_attempts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_refunds_amount" CHECK("payment_refunds"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_refunds_refundRef_unique` ON `payment_refunds` (`refund_ref`);--> statement-breakpoint
CREATE INDEX `payment_refunds_by_attempt` ON `payment_refunds` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `payment_refunds_check` ON `payment_refunds` (`check_at`) WHERE "payment_refunds"."check_at" is not null;--> statement-breakpoint
CREATE TABLE `saved_methods` (
	`method_id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`brand` text,
	`last4` text,
	`expiry_month` integer,
	`expiry_year` integer,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `saved_methods_by_borrower` ON `saved_methods` (`borrower_id`);