-- A request keeps its terms for ever, and what is decided stays decided; other terms are another request.
CREATE TRIGGER approvals_keep_terms BEFORE UPDATE ON approvals BEGIN
  SELECT RAISE(ABORT, 'the terms of an approval never change') WHERE
    NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.requested_by <> OLD.requested_by
    OR NEW.requested_at <> OLD.requested_at OR NEW.terms <> OLD.terms OR NEW.terms_hash <> OLD.terms_hash
    OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.loan_id IS NOT OLD.loan_id
    OR NEW.borrower_id IS NOT OLD.borrower_id OR NEW.expires_at <> OLD.expires_at;
  SELECT RAISE(ABORT, 'an approval is decided once') WHERE
    OLD.status <> 'pending' AND (NEW.status <> OLD.status OR NEW.approver_id IS NOT OLD.approver_id);
  SELECT RAISE(ABORT, 'approved terms are carried out once') WHERE OLD.used_at IS NOT NULL AND NEW.used_at IS NOT OLD.used_at;
END;
--> statement-breakpoint
CREATE TRIGGER approvals_no_delete BEFORE DELETE ON approvals BEGIN
  SELECT RAISE(ABORT, 'approvals are kept');
END;
--> statement-breakpoint
CREATE TRIGGER staff_users_no_delete BEFORE DELETE ON staff_users BEGIN
  SELECT RAISE(ABORT, 'members of staff are disabled, never deleted');
END;
