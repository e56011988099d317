-- What stood on file before, and that a code was used, stays written.
CREATE TRIGGER contact_changes_no_update BEFORE UPDATE ON contact_changes BEGIN
  SELECT RAISE(ABORT, 'contact changes are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER contact_changes_no_delete BEFORE DELETE ON contact_changes BEGIN
  SELECT RAISE(ABORT, 'contact changes are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER step_up_codes_once BEFORE UPDATE ON step_up_codes BEGIN
  SELECT RAISE(ABORT, 'a code is used once') WHERE OLD.used_at IS NOT NULL OR OLD.voided_at IS NOT NULL;
END;
