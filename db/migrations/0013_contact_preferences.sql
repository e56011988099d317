CREATE TABLE `contact_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`field` text NOT NULL,
	`former_sealed` blob,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_changes_by_borrower` ON `contact_changes` (`borrower_id`,`changed_at`);--> statement-breakpoint
CREATE TABLE `contact_preferences` (
	`borrower_id` text PRIMARY KEY NOT NULL,
	`from_minute` integer,
	`to_minute` integer,
	`weekends` integer NOT NULL,
	`wider_consent_at` integer,
	`channels` text NOT NULL,
	`opt_outs` text NOT NULL,
	`note_sealed` blob,
	`pin_hash` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `inbound_texts` (
	`gateway` text NOT NULL,
	`provider_id` text NOT NULL,
	`phone_index` text NOT NULL,
	`outcome` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`gateway`, `provider_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `step_up_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`borrower_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`action` text NOT NULL,
	`value_sealed` blob,
	`code_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`voided_at` integer,
	FOREIGN KEY (`borrower_id`) REFERENCES `borrowers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `step_up_codes_by_borrower` ON `step_up_codes` (`borrower_id`,`action`,`created_at`);--> statement-breakpoint
ALTER TABLE `messages` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `gateway` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `provider_id` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `delivery` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `delivery_at` integer;--> statement-breakpoint
CREATE INDEX `messages_by_provider` ON `messages` (`gateway`,`provider_id`);