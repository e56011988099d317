-- What has been written here stays written. REPLACE is stopped too, because recursive_triggers is on (see db/engine/pragmas.ts).
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER products_no_update BEFORE UPDATE ON products BEGIN
  SELECT RAISE(ABORT, 'a product version is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER products_no_delete BEFORE DELETE ON products BEGIN
  SELECT RAISE(ABORT, 'a product version is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER loans_no_update BEFORE UPDATE ON loans BEGIN
  SELECT RAISE(ABORT, 'a signed loan is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER loans_no_delete BEFORE DELETE ON loans BEGIN
  SELECT RAISE(ABORT, 'a signed loan is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_events_chain BEFORE INSERT ON audit_events BEGIN
  SELECT RAISE(ABORT, 'the audit trail has no gaps') WHERE NEW.seq <> 1 + coalesce((SELECT max(seq) FROM audit_events), 0);
  SELECT RAISE(ABORT, 'the audit trail is one chain') WHERE NEW.prev <> coalesce((SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1), '');
END;
