ALTER TABLE `plans` ADD `bundle_id` text;--> statement-breakpoint
CREATE INDEX `plans_by_bundle` ON `plans` (`bundle_id`) WHERE "plans"."bundle_id" is not null;