-- What was agreed stays as it was agreed: a plan only ever closes, its events and its document are never touched.
CREATE TRIGGER plans_keep_terms BEFORE UPDATE ON plans BEGIN
  SELECT RAISE(ABORT, 'the terms of a plan never change') WHERE
    NEW.id <> OLD.id OR NEW.loan_id <> OLD.loan_id OR NEW.borrower_id <> OLD.borrower_id OR NEW.reference <> OLD.reference
    OR NEW.agreed_on <> OLD.agreed_on OR NEW.agreed_at <> OLD.agreed_at OR NEW.replaces_id IS NOT OLD.replaces_id
    OR NEW.spread <> OLD.spread OR NEW.total <> OLD.total OR NEW.extra_cost <> OLD.extra_cost OR NEW.cycle <> OLD.cycle
    OR NEW.instalments <> OLD.instalments OR NEW.rules <> OLD.rules OR NEW.policy_id <> OLD.policy_id
    OR NEW.arrears_since <> OLD.arrears_since OR NEW.schedule_entry <> OLD.schedule_entry OR NEW.hold_entry <> OLD.hold_entry;
  SELECT RAISE(ABORT, 'a plan ends once') WHERE OLD.status <> 'active' AND NEW.status <> OLD.status;
END;
--> statement-breakpoint
CREATE TRIGGER plans_no_delete BEFORE DELETE ON plans BEGIN
  SELECT RAISE(ABORT, 'plans are kept');
END;
--> statement-breakpoint
CREATE TRIGGER plan_events_no_update BEFORE UPDATE ON plan_events BEGIN
  SELECT RAISE(ABORT, 'the history of a plan is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER plan_events_no_delete BEFORE DELETE ON plan_events BEGIN
  SELECT RAISE(ABORT, 'the history of a plan is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER plan_agreements_no_update BEFORE UPDATE ON plan_agreements BEGIN
  SELECT RAISE(ABORT, 'a signed document never changes');
END;
--> statement-breakpoint
CREATE TRIGGER plan_agreements_no_delete BEFORE DELETE ON plan_agreements BEGIN
  SELECT RAISE(ABORT, 'signed documents are kept');
END;
--> statement-breakpoint
CREATE TRIGGER promises_keep_terms BEFORE UPDATE ON promises BEGIN
  SELECT RAISE(ABORT, 'the terms of a promise never change') WHERE
    NEW.amount <> OLD.amount OR NEW.made_on <> OLD.made_on OR NEW.promised_on <> OLD.promised_on
    OR NEW.grace_days <> OLD.grace_days OR NEW.loan_id <> OLD.loan_id OR NEW.borrower_id <> OLD.borrower_id;
END;
--> statement-breakpoint
CREATE TRIGGER promises_no_delete BEFORE DELETE ON promises BEGIN
  SELECT RAISE(ABORT, 'promises are kept');
END;
