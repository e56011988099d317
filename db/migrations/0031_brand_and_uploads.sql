CREATE TABLE `brand_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`values` text NOT NULL,
	`logo` blob
) STRICT;
--> statement-breakpoint
CREATE TABLE `book_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`status` text NOT NULL,
	`mapping` text NOT NULL,
	`as_of_day` integer NOT NULL,
	`bytes` integer NOT NULL,
	`bytes_done` integer DEFAULT 0 NOT NULL,
	`rows_read` integer DEFAULT 0 NOT NULL,
	`loans_added` integer DEFAULT 0 NOT NULL,
	`loans_unchanged` integer DEFAULT 0 NOT NULL,
	`rows_refused` integer DEFAULT 0 NOT NULL,
	`problems` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `book_uploads_by_status` ON `book_uploads` (`status`,`id`);