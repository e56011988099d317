-- The story of a case is only ever told on, and terms that were shown never change.
CREATE TRIGGER hardship_events_no_update BEFORE UPDATE ON hardship_events BEGIN
  SELECT RAISE(ABORT, 'the history of a case is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER hardship_events_no_delete BEFORE DELETE ON hardship_events BEGIN
  SELECT RAISE(ABORT, 'the history of a case is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER hardship_cases_no_delete BEFORE DELETE ON hardship_cases BEGIN
  SELECT RAISE(ABORT, 'cases are kept');
END;
--> statement-breakpoint
CREATE TRIGGER hardship_offers_no_delete BEFORE DELETE ON hardship_offers BEGIN
  SELECT RAISE(ABORT, 'offers are kept');
END;
--> statement-breakpoint
CREATE TRIGGER hardship_offers_keep_terms BEFORE UPDATE ON hardship_offers BEGIN
  SELECT RAISE(ABORT, 'the terms of an offer never change') WHERE
    NEW.terms <> OLD.terms OR NEW.shown_hash <> OLD.shown_hash OR NEW.case_id <> OLD.case_id OR NEW.approval_id <> OLD.approval_id;
  SELECT RAISE(ABORT, 'an offer is answered once') WHERE
    OLD.state IN ('accepted', 'declined', 'expired', 'withdrawn') AND NEW.state <> OLD.state;
END;
