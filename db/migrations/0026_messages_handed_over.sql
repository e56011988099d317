DROP INDEX `messages_by_provider`;--> statement-breakpoint
DROP INDEX `messages_by_status`;--> statement-breakpoint
ALTER TABLE `messages` ADD `handed_at` integer;--> statement-breakpoint
CREATE INDEX `messages_by_status` ON `messages` (`status`,`purpose`,`not_before`,`id`);