-- Who was erased stays known as erased, and a legal hold is lifted, never forgotten.
CREATE TRIGGER erasures_no_change_after BEFORE UPDATE ON erasures WHEN old.erased_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'who was erased stays erased');
END;
--> statement-breakpoint
CREATE TRIGGER erasures_no_delete_after BEFORE DELETE ON erasures WHEN old.erased_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'who was erased stays erased');
END;
--> statement-breakpoint
CREATE TRIGGER legal_holds_no_delete BEFORE DELETE ON legal_holds BEGIN
  SELECT RAISE(ABORT, 'a legal hold is lifted, not deleted');
END;
--> statement-breakpoint
CREATE TRIGGER legal_holds_only_lifted BEFORE UPDATE ON legal_holds
WHEN old.lifted_at IS NOT NULL OR old.borrower_id <> new.borrower_id OR old.reason <> new.reason OR old.set_at <> new.set_at OR old.set_by <> new.set_by BEGIN
  SELECT RAISE(ABORT, 'a legal hold is lifted once and changes in nothing else');
END;
