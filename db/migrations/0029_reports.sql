CREATE TABLE `day_counts` (
	`day` integer NOT NULL,
	`report` text NOT NULL,
	`key` text NOT NULL,
	`currency` text NOT NULL,
	`count` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`day`, `report`, `key`, `currency`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `funnel_days` (
	`day` integer NOT NULL,
	`step` text NOT NULL,
	`lang` text NOT NULL,
	`detail` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `step`, `lang`, `detail`),
	CONSTRAINT "funnel_days_count" CHECK("funnel_days"."count" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `stage_changes` (
	`loan_id` text NOT NULL,
	`day` integer NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	PRIMARY KEY(`loan_id`, `day`),
	FOREIGN KEY (`loan_id`) REFERENCES `loans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `stage_changes_by_day` ON `stage_changes` (`day`);--> statement-breakpoint
CREATE TABLE `stage_days` (
	`time_zone` text NOT NULL,
	`day` integer NOT NULL,
	`profile` text NOT NULL,
	`currency` text NOT NULL,
	`stage` text NOT NULL,
	`loans` integer NOT NULL,
	`owed` integer NOT NULL,
	`overdue` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`time_zone`, `day`, `profile`, `currency`, `stage`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `stage_days_by_day` ON `stage_days` (`day`);--> statement-breakpoint
CREATE INDEX `messages_by_settled` ON `messages` (`settled_at`);--> statement-breakpoint
CREATE INDEX `hardship_events_by_time` ON `hardship_events` (`at`);--> statement-breakpoint
CREATE INDEX `plans_by_day` ON `plans` (`agreed_on`);--> statement-breakpoint
CREATE INDEX `promises_by_day` ON `promises` (`promised_on`);