CREATE TABLE `erasures` (
	`borrower_id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`approval_id` text,
	`nominated_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approval_id`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_agreed" CHECK(("erasures"."cause" = 'request') = ("erasures"."approval_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `erasures_waiting` ON `erasures` (`nominated_at`) WHERE "erasures"."erased_at" is null;--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "legal_holds_lifted" CHECK(("legal_holds"."lifted_at" is null) = ("legal_holds"."lifted_by" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `legal_holds_by_borrower` ON `legal_holds` (`borrower_id`,`set_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `legal_holds_one` ON `legal_holds` (`borrower_id`,`reason`) WHERE "legal_holds"."lifted_at" is null;