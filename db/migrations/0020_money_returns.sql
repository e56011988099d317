CREATE TABLE `money_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`event_id` text NOT NULL,
	`intent_id` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`refund_ref` text,
	`failure_code` text,
	`check_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`gateway`,`event_id`) REFERENCES `gateway_events`(`gateway`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "money_returns_amount" CHECK("money_returns"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `money_returns_refundRef_unique` ON `money_returns` (`refund_ref`);--> statement-breakpoint
CREATE UNIQUE INDEX `money_returns_one` ON `money_returns` (`intent_id`) WHERE "money_returns"."state" in ('requested', 'sent', 'succeeded');--> statement-breakpoint
CREATE INDEX `money_returns_check` ON `money_returns` (`check_at`) WHERE "money_returns"."check_at" is not null;