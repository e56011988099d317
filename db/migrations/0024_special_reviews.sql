ALTER TABLE `hardship_cases` ADD `review_at` integer;--> statement-breakpoint
ALTER TABLE `hardship_cases` ADD `extensions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `hardship_cases` ADD `proof_asked_at` integer;--> statement-breakpoint
CREATE INDEX `hardship_cases_by_review` ON `hardship_cases` (`kind`,`review_at`);