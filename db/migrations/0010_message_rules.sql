DROP INDEX `messages_by_status`;--> statement-breakpoint
ALTER TABLE `messages` ADD `purpose` text DEFAULT 'case_message' NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `not_before` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `messages_by_status` ON `messages` (`status`,`not_before`);