-- What borrowers were shown stays known.
CREATE TRIGGER brand_versions_no_update BEFORE UPDATE ON brand_versions BEGIN
  SELECT RAISE(ABORT, 'a brand version is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER brand_versions_no_delete BEFORE DELETE ON brand_versions BEGIN
  SELECT RAISE(ABORT, 'a brand version is append-only');
END;
