CREATE TABLE `callbacks` (
	`id` text PRIMARY KEY NOT NULL,
	`borrower_id` text,
	`phone_sealed` blob,
	`subject` text NOT NULL,
	`lang` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`assignee_id` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "callbacks_window" CHECK("callbacks"."from_at" < "callbacks"."until_at"),
	CONSTRAINT "callbacks_closed" CHECK(("callbacks"."state" = 'waiting') = ("callbacks"."closed_at" IS NULL)),
	CONSTRAINT "callbacks_tries" CHECK("callbacks"."tries" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `callbacks_one_waiting` ON `callbacks` (`subject`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `callbacks_queue` ON `callbacks` (`state`,`from_at`,`id`);