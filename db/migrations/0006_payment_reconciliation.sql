CREATE TABLE `gateway_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`ref` text,
	`amount` integer NOT NULL,
	`fee` integer NOT NULL,
	`currency` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `gateway_lines_by_ref` ON `gateway_lines` (`ref`);--> statement-breakpoint
CREATE INDEX `gateway_lines_by_time` ON `gateway_lines` (`at`);--> statement-breakpoint
CREATE TABLE `payment_watermarks` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
