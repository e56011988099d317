CREATE TABLE `complaint_answers` (
	`complaint_id` text PRIMARY KEY NOT NULL,
	`written_by` text NOT NULL,
	`answer_sealed` blob NOT NULL,
	`updated_at` integer NOT NULL,
	`approval_id` text,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `complaint_conflicts` (
	`complaint_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`complaint_id`, `staff_id`, `why`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `complaint_conflicts_by_staff` ON `complaint_conflicts` (`staff_id`);--> statement-breakpoint
CREATE TABLE `complaint_drafts` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`draft_sealed` blob NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `complaint_drafts_by_expiry` ON `complaint_drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `complaint_events` (
	`complaint_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`detail` text,
	`note_sealed` blob,
	`shown` integer NOT NULL,
	PRIMARY KEY(`complaint_id`, `id`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `complaint_files` (
	`complaint_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`name_sealed` blob NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`scan` text NOT NULL,
	PRIMARY KEY(`complaint_id`, `id`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `complaint_letters` (
	`complaint_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`parts_sealed` blob NOT NULL,
	`hash` text NOT NULL,
	`written_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`complaint_id`, `id`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `complaint_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`channel` text NOT NULL,
	`template` text NOT NULL,
	`content_sealed` blob,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`dedupe_key` text NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "complaint_messages_content" CHECK("complaint_messages"."status" <> 'sent' or "complaint_messages"."content_sealed" is null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_messages_dedupeKey_unique` ON `complaint_messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `complaint_messages_by_status` ON `complaint_messages` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `complaint_redress` (
	`complaint_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer,
	`currency` text,
	`requested_by` text NOT NULL,
	`approved_by` text,
	`requested_at` integer NOT NULL,
	`task_key` text NOT NULL,
	PRIMARY KEY(`complaint_id`, `id`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "complaint_redress_amount" CHECK(("complaint_redress"."amount" is null) = ("complaint_redress"."currency" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_redress_taskKey_unique` ON `complaint_redress` (`task_key`);--> statement-breakpoint
CREATE TABLE `complaint_visits` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `complaint_visits_by_expiry` ON `complaint_visits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`data_key` blob,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`received_at` integer NOT NULL,
	`clock_from` integer NOT NULL,
	`channel` text NOT NULL,
	`complainant` text NOT NULL,
	`lang` text NOT NULL,
	`profile` text NOT NULL,
	`zone` text NOT NULL,
	`region` text,
	`categories` text NOT NULL,
	`severity` text,
	`against` text,
	`product` text,
	`borrower_id` text,
	`loan_id` text,
	`statement_sealed` blob NOT NULL,
	`reach_index` text,
	`stage` text NOT NULL,
	`paused_days` integer NOT NULL,
	`paused_since` integer,
	`acknowledge_by` integer NOT NULL,
	`acknowledged_at` integer,
	`early_by` integer,
	`due_at` integer NOT NULL,
	`due_day` integer NOT NULL,
	`alarm_ppm` integer,
	`breached_at` integer,
	`handler_id` text,
	`assigned_at` integer,
	`answered_by` text,
	`responded_at` integer,
	`outcome` text,
	`early` integer DEFAULT false NOT NULL,
	`review_by` integer,
	`written_answer` integer DEFAULT false NOT NULL,
	`root_cause` text,
	`vulnerable` integer,
	`vulnerability_failure` integer,
	`merged_into` text,
	`closed_at` integer,
	`keep_until` integer,
	FOREIGN KEY (`handler_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "complaints_assigned" CHECK(("complaints"."handler_id" is null) = ("complaints"."assigned_at" is null)),
	CONSTRAINT "complaints_merged" CHECK(("complaints"."state" = 'merged') = ("complaints"."merged_into" is not null)),
	CONSTRAINT "complaints_answered" CHECK("complaints"."state" <> 'response_sent' or ("complaints"."outcome" is not null and "complaints"."responded_at" is not null)),
	CONSTRAINT "complaints_closed_with_cause" CHECK("complaints"."state" <> 'closed' or "complaints"."root_cause" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_reference_unique` ON `complaints` (`reference`);--> statement-breakpoint
CREATE INDEX `complaints_queue` ON `complaints` (`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_mine` ON `complaints` (`handler_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `complaints_by_reach` ON `complaints` (`reach_index`);--> statement-breakpoint
CREATE INDEX `complaints_by_borrower` ON `complaints` (`borrower_id`);--> statement-breakpoint
CREATE INDEX `complaints_by_received` ON `complaints` (`received_at`,`id`);--> statement-breakpoint
CREATE TABLE `dispute_events` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`dispute_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`detail` text,
	`note_sealed` blob,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispute_id`) REFERENCES `disputes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `dispute_events_by_dispute` ON `dispute_events` (`dispute_id`,`id`);--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`reference` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`due_day` integer NOT NULL,
	`more_facts_came` integer NOT NULL,
	`statement_sealed` blob NOT NULL,
	`assignee_id` text,
	`approval_id` text,
	`correction` text,
	`reasons_sealed` blob,
	`decided_at` integer,
	`decided_by` text,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disputes_decided" CHECK("disputes"."state" not in ('verified', 'corrected', 'rejected', 'not_the_borrower') or ("disputes"."reasons_sealed" is not null and "disputes"."decided_by" is not null and "disputes"."decided_at" is not null)),
	CONSTRAINT "disputes_proposed" CHECK("disputes"."state" <> 'proposed' or "disputes"."approval_id" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `disputes_by_loan` ON `disputes` (`loan_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `disputes_queue` ON `disputes` (`state`,`due_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_reference` ON `disputes` (`loan_id`,`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_one_open` ON `disputes` (`loan_id`) WHERE "disputes"."state" in ('held', 'checking', 'needs_info', 'proposed');--> statement-breakpoint
CREATE INDEX `audit_events_by_object` ON `audit_events` (`object`,`seq`);