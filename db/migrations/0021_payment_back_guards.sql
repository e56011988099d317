-- What two people decided about money that goes back stays as it was decided; only its news changes.
CREATE TRIGGER payment_refunds_decision_stays BEFORE UPDATE OF
  id, loan_id, attempt_id, intent_id, amount, reason, requested_by, created_at
ON payment_refunds BEGIN
  SELECT RAISE(ABORT, 'a decision to refund stays as it was made');
END;
--> statement-breakpoint
CREATE TRIGGER payment_refunds_no_delete BEFORE DELETE ON payment_refunds BEGIN
  SELECT RAISE(ABORT, 'a decision to refund stays as it was made');
END;
--> statement-breakpoint
CREATE TRIGGER money_returns_decision_stays BEFORE UPDATE OF
  id, gateway, event_id, intent_id, amount, currency, created_at
ON money_returns BEGIN
  SELECT RAISE(ABORT, 'a decision to return money stays as it was made');
END;
--> statement-breakpoint
CREATE TRIGGER money_returns_no_delete BEFORE DELETE ON money_returns BEGIN
  SELECT RAISE(ABORT, 'a decision to return money stays as it was made');
END;
