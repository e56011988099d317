CREATE TABLE `corrections` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer,
	`currency` text,
	`asked_at` integer NOT NULL,
	`not_by` text NOT NULL,
	`outcome` text,
	`obstacle` text,
	`settled_at` integer,
	`settled_by` text,
	`proof_sealed` blob,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "corrections_amount" CHECK(("corrections"."amount" is null) = ("corrections"."currency" is null)),
	CONSTRAINT "corrections_settled" CHECK(("corrections"."outcome" is null) = ("corrections"."settled_at" is null) and ("corrections"."settled_at" is null) = ("corrections"."settled_by" is null)),
	CONSTRAINT "corrections_obstacle" CHECK(("corrections"."outcome" is 'cannot') = ("corrections"."obstacle" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_key_unique` ON `corrections` (`key`);--> statement-breakpoint
CREATE INDEX `corrections_queue` ON `corrections` (`settled_at`,`id`);--> statement-breakpoint
CREATE TABLE `dispute_files` (
	`loan_id` text NOT NULL,
	`id` text NOT NULL,
	`dispute_id` text NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`name_sealed` blob NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`scan` text NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`loan_id`, `id`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispute_id`) REFERENCES `disputes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `dispute_files_by_dispute` ON `dispute_files` (`dispute_id`,`id`);--> statement-breakpoint
ALTER TABLE `complaint_files` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `complaint_redress` ADD `settled_at` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `answered_at` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `answer_due_at` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `late_since` integer;--> statement-breakpoint
ALTER TABLE `disputes` ADD `in_validation` integer DEFAULT false NOT NULL;