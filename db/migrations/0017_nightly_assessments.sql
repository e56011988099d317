CREATE TABLE `assessments` (
	`time_zone` text NOT NULL,
	`day` integer NOT NULL,
	`after_borrower` text DEFAULT '' NOT NULL,
	`loans` integer DEFAULT 0 NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`time_zone`, `day`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessments_by_day` ON `assessments` (`day`);--> statement-breakpoint
DROP INDEX `messages_by_status`;--> statement-breakpoint
CREATE INDEX `messages_by_status` ON `messages` (`status`,`not_before`,`id`);--> statement-breakpoint
CREATE INDEX `borrowers_by_zone` ON `borrowers` (`time_zone`,`id`);