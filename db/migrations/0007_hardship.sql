CREATE TABLE `hardship_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`loan_id` text NOT NULL,
	`borrower_id` text NOT NULL,
	`reference` text NOT NULL,
	`kind` text NOT NULL,
	`situation` text,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`received_at` integer NOT NULL,
	`clock_from` integer NOT NULL,
	`due_at` integer,
	`information_requested_at` integer,
	`information_received_at` integer,
	`reason` text NOT NULL,
	`wish` text NOT NULL,
	`lang` text NOT NULL,
	`answers_sealed` blob NOT NULL,
	`budget_sealed` blob,
	`assignee_id` text,
	`assigned_at` integer,
	`refused_by` text,
	`refusal_reason` text,
	`protected_until` integer,
	`relief_from` integer,
	`relief_until` integer,
	`check_in_on` integer,
	`check_in_answer` text,
	`follows_id` text,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refused_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hardship_cases_situation" CHECK(("hardship_cases"."kind" = 'special') = ("hardship_cases"."situation" is not null)),
	CONSTRAINT "hardship_cases_assigned" CHECK(("hardship_cases"."assignee_id" is null) = ("hardship_cases"."assigned_at" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `hardship_cases_one_open` ON `hardship_cases` (`loan_id`) WHERE "hardship_cases"."state" in ('received', 'looking', 'needs_info', 'proposed', 'offered', 'second_look', 'escalated');--> statement-breakpoint
CREATE INDEX `hardship_cases_by_loan` ON `hardship_cases` (`loan_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `hardship_cases_by_borrower` ON `hardship_cases` (`borrower_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `hardship_cases_queue` ON `hardship_cases` (`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `hardship_cases_mine` ON `hardship_cases` (`assignee_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `hardship_cases_by_reference` ON `hardship_cases` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `hardship_cases_reference` ON `hardship_cases` (`loan_id`,`reference`);--> statement-breakpoint
CREATE TABLE `hardship_drafts` (
	`loan_id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`answers_sealed` blob NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `hardship_events` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`detail` text,
	`note_sealed` blob,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `hardship_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `hardship_events_by_case` ON `hardship_events` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `hardship_evidence` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`name_sealed` blob NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`scan` text NOT NULL,
	`scanned_at` integer,
	`deleted_at` integer,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `hardship_cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `hardship_evidence_by_case` ON `hardship_evidence` (`case_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `hardship_evidence_pending` ON `hardship_evidence` (`scan`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `hardship_offers` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`terms` text NOT NULL,
	`shown_hash` text NOT NULL,
	`approval_id` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`reasons_sealed` blob NOT NULL,
	`state` text NOT NULL,
	`offered_at` integer,
	`expires_at` integer,
	`closed_at` integer,
	`signed_name_sealed` blob,
	`agreement_sealed` blob,
	`agreement_hash` text,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `hardship_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hardship_offers_signed" CHECK("hardship_offers"."state" <> 'accepted' or "hardship_offers"."signed_name_sealed" is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `hardship_offers_by_case` ON `hardship_offers` (`case_id`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `hardship_offers_by_state` ON `hardship_offers` (`state`,`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `hardship_offers_one_live` ON `hardship_offers` (`case_id`) WHERE "hardship_offers"."state" in ('proposed', 'offered');--> statement-breakpoint
CREATE TABLE `hardship_outcomes` (
	`loan_id` text NOT NULL,
	`case_id` text NOT NULL,
	`after_days` integer NOT NULL,
	`days_past_due` integer NOT NULL,
	`measured_at` integer NOT NULL,
	PRIMARY KEY(`loan_id`, `case_id`, `after_days`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `hardship_cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hardship_outcomes_horizon" CHECK("hardship_outcomes"."after_days" in (30, 60, 90))
) STRICT;
--> statement-breakpoint
CREATE TABLE `hardship_questions` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`reply_by` integer NOT NULL,
	`items_sealed` blob NOT NULL,
	`answers_sealed` blob,
	`answered_at` integer,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `hardship_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `hardship_questions_by_case` ON `hardship_questions` (`case_id`,`asked_at`);