-- What happened to a complaint or a dispute is only ever told on; what was sent never changes.
CREATE TRIGGER complaint_events_no_update BEFORE UPDATE ON complaint_events BEGIN
  SELECT RAISE(ABORT, 'the history of a complaint is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER complaint_events_no_delete BEFORE DELETE ON complaint_events BEGIN
  SELECT RAISE(ABORT, 'the history of a complaint is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER complaints_no_delete BEFORE DELETE ON complaints BEGIN
  SELECT RAISE(ABORT, 'complaints are kept');
END;
--> statement-breakpoint
CREATE TRIGGER complaint_letters_no_update BEFORE UPDATE ON complaint_letters BEGIN
  SELECT RAISE(ABORT, 'a letter that was sent never changes');
END;
--> statement-breakpoint
CREATE TRIGGER complaint_letters_no_delete BEFORE DELETE ON complaint_letters BEGIN
  SELECT RAISE(ABORT, 'a letter that was sent is kept');
END;
--> statement-breakpoint
CREATE TRIGGER complaint_conflicts_no_delete BEFORE DELETE ON complaint_conflicts BEGIN
  SELECT RAISE(ABORT, 'a conflict of interest does not go away');
END;
--> statement-breakpoint
CREATE TRIGGER dispute_events_no_update BEFORE UPDATE ON dispute_events BEGIN
  SELECT RAISE(ABORT, 'the history of a dispute is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER dispute_events_no_delete BEFORE DELETE ON dispute_events BEGIN
  SELECT RAISE(ABORT, 'the history of a dispute is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER disputes_no_delete BEFORE DELETE ON disputes BEGIN
  SELECT RAISE(ABORT, 'disputes are kept');
END;
