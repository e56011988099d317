-- Money from the processor enters the ledger only with its posting, and the posting only with its message (foreign key).
-- The other half of the tie is the deferred key from gateway_postings to ledger_entries.
CREATE TRIGGER ledger_entries_from_gateway BEFORE INSERT ON ledger_entries WHEN NEW.ref LIKE 'gateway:%' BEGIN
  SELECT RAISE(ABORT, 'money from the processor needs its posting') WHERE NOT EXISTS (
    SELECT 1 FROM gateway_postings
    WHERE loan_id = NEW.loan_id AND ledger_ref = NEW.ref AND entry_id = NEW.id
      AND CASE NEW.kind
        WHEN 'payment' THEN amount = NEW.amount
        WHEN 'chargeback' THEN amount = -NEW.amount
        WHEN 'reversal' THEN amount > 0
        ELSE 0 END
  );
END;
--> statement-breakpoint
CREATE TRIGGER gateway_postings_no_update BEFORE UPDATE ON gateway_postings BEGIN
  SELECT RAISE(ABORT, 'a posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER gateway_postings_no_delete BEFORE DELETE ON gateway_postings BEGIN
  SELECT RAISE(ABORT, 'a posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER gateway_postings_currency BEFORE INSERT ON gateway_postings BEGIN
  SELECT RAISE(ABORT, 'a loan is paid in its own currency')
  WHERE NEW.currency <> (SELECT currency FROM loans WHERE id = NEW.loan_id);
END;
--> statement-breakpoint
CREATE TRIGGER gateway_events_message_stays BEFORE UPDATE OF gateway, id, type, livemode, payload, created_at, received_at ON gateway_events BEGIN
  SELECT RAISE(ABORT, 'a message stays as it came');
END;
--> statement-breakpoint
CREATE TRIGGER gateway_events_no_delete BEFORE DELETE ON gateway_events BEGIN
  SELECT RAISE(ABORT, 'a message stays as it came');
END;
--> statement-breakpoint
CREATE TRIGGER payment_attempts_decision_stays BEFORE UPDATE OF
  id, loan_id, borrower_id, kind, lane, gateway, livemode, amount, currency, description, language, cards, success_url,
  cancel_url, expires_at, customer_id, method_id, pay_link_id, mandate_id, due_day, try_no, created_at
ON payment_attempts BEGIN
  SELECT RAISE(ABORT, 'a decision to pay stays as it was made');
END;
--> statement-breakpoint
CREATE TRIGGER payment_attempts_no_delete BEFORE DELETE ON payment_attempts BEGIN
  SELECT RAISE(ABORT, 'a decision to pay stays as it was made');
END;
--> statement-breakpoint
CREATE TRIGGER payment_gateway_no_update BEFORE UPDATE ON payment_gateway BEGIN
  SELECT RAISE(ABORT, 'one database belongs to one processor and mode');
END;
--> statement-breakpoint
CREATE TRIGGER payment_gateway_no_delete BEFORE DELETE ON payment_gateway BEGIN
  SELECT RAISE(ABORT, 'one database belongs to one processor and mode');
END;
--> statement-breakpoint
CREATE TRIGGER autopay_mandates_consent_stays BEFORE UPDATE OF
  id, loan_id, borrower_id, consent_version, consent_language, consent_text, consented_at, setup_attempt_id
ON autopay_mandates BEGIN
  SELECT RAISE(ABORT, 'what was agreed to stays as it was');
END;
