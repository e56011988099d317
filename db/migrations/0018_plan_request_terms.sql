PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_plan_requests` (
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
	`terms` text,
	`terms_until` integer,
	`plan_id` text,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_requests_terms" CHECK(("__new_plan_requests"."status" = 'granted') = ("__new_plan_requests"."terms" is not null)),
	CONSTRAINT "plan_requests_until" CHECK(("__new_plan_requests"."terms" is null) = ("__new_plan_requests"."terms_until" is null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_plan_requests`("loan_id", "id", "borrower_id", "reference", "status", "reasons", "answers_sealed", "policy_id", "created_at", "decide_by", "decided_at", "decided_by", "decision", "terms", "terms_until", "plan_id") SELECT "loan_id", "id", "borrower_id", "reference", "status", "reasons", "answers_sealed", "policy_id", "created_at", "decide_by", "decided_at", "decided_by", "decision", null, null, "plan_id" FROM `plan_requests`;--> statement-breakpoint
DROP TABLE `plan_requests`;--> statement-breakpoint
ALTER TABLE `__new_plan_requests` RENAME TO `plan_requests`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `plan_requests_reference_unique` ON `plan_requests` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `plan_requests_one_waiting` ON `plan_requests` (`loan_id`) WHERE "plan_requests"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX `plan_requests_by_status` ON `plan_requests` (`status`,`decide_by`);