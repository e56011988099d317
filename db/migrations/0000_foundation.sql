CREATE TABLE `limits` (
	`key` text NOT NULL,
	`window` integer NOT NULL,
	`count` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`key`, `window`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `limits_by_expiry` ON `limits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `link_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`created_at` integer NOT NULL,
	`answered_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_requests_open` ON `link_requests` (`answered_at`,`id`);--> statement-breakpoint
CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`borrower_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_reason` text,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `links_codeHash_unique` ON `links` (`code_hash`);--> statement-breakpoint
CREATE INDEX `links_by_borrower` ON `links` (`borrower_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_borrower` ON `sessions` (`borrower_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`category` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`request_id` text,
	`prev` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`borrower_id` text,
	`loan_id` text,
	`details` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`dedupe_key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_dedupeKey_unique` ON `tasks` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`done_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `borrowers` (
	`id` text PRIMARY KEY NOT NULL,
	`data_key` blob,
	`borrower_no` text NOT NULL,
	`name_sealed` blob,
	`birth_date_sealed` blob,
	`phone_sealed` blob,
	`phone_index` text,
	`email_sealed` blob,
	`email_index` text,
	`postcode_sealed` blob,
	`id_tail_sealed` blob,
	`lang` text NOT NULL,
	`time_zone` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "borrowers_lang" CHECK("borrowers"."lang" in ('zh-CN', 'en'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `borrowers_borrowerNo_unique` ON `borrowers` (`borrower_no`);--> statement-breakpoint
CREATE INDEX `borrowers_by_phone` ON `borrowers` (`phone_index`);--> statement-breakpoint
CREATE INDEX `borrowers_by_email` ON `borrowers` (`email_index`);--> statement-breakpoint
CREATE TABLE `demo_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`content_sealed` blob NOT NULL,
	`delivered_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`loan_id` text,
	`channel` text NOT NULL,
	`template` text NOT NULL,
	`lang` text NOT NULL,
	`content_sealed` blob,
	`status` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`dedupe_key` text NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_content" CHECK("messages"."status" = 'queued' or "messages"."content_sealed" is null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_dedupeKey_unique` ON `messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `messages_by_borrower` ON `messages` (`borrower_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `messages_by_status` ON `messages` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`id` text PRIMARY KEY NOT NULL,
	`phone_index` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`lifted_at` integer,
	`lifted_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `suppressions_by_phone` ON `suppressions` (`phone_index`);--> statement-breakpoint
CREATE TABLE `import_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`file_hash` text NOT NULL,
	`mapping` text NOT NULL,
	`as_of_day` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`rows_read` integer NOT NULL,
	`loans_added` integer NOT NULL,
	`loans_unchanged` integer NOT NULL,
	`payments_added` integer NOT NULL,
	`rows_refused` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_runs_by_start` ON `import_runs` (`started_at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text,
	`leased_until` integer NOT NULL,
	`due_at` integer NOT NULL,
	`last_started_at` integer,
	`last_success_at` integer,
	`last_error` text,
	`failures` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`effective_day` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`amount` integer,
	`entry` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entries_columns" CHECK("ledger_entries"."id" = "ledger_entries"."entry" ->> '$.id' and "ledger_entries"."kind" = "ledger_entries"."entry" ->> '$.kind' and "ledger_entries"."effective_day" = "ledger_entries"."entry" ->> '$.effective' and "ledger_entries"."entered_at" = "ledger_entries"."entry" ->> '$.enteredAt' and "ledger_entries"."amount" is "ledger_entries"."entry" ->> '$.amount')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_ref` ON `ledger_entries` (`loan_id`,`ref`);--> statement-breakpoint
CREATE TABLE `loans` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_no` text NOT NULL,
	`borrower_id` text NOT NULL,
	`profile` text NOT NULL,
	`product_id` text NOT NULL,
	`product_version` text NOT NULL,
	`currency` text NOT NULL,
	`principal` integer NOT NULL,
	`annual_rate_ppm` integer NOT NULL,
	`start_day` integer NOT NULL,
	`contract` text NOT NULL,
	`schedule` text NOT NULL,
	`terms_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`,`product_version`) REFERENCES `products`(`id`,`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "loans_principal" CHECK("loans"."principal" > 0),
	CONSTRAINT "loans_rate" CHECK("loans"."annual_rate_ppm" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `loans_loanNo_unique` ON `loans` (`loan_no`);--> statement-breakpoint
CREATE INDEX `loans_by_borrower` ON `loans` (`borrower_id`,`id`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text NOT NULL,
	`version` text NOT NULL,
	`conventions` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`id`, `version`)
) STRICT;
