-- Its next version.
UPDATE draft SET bytes = ?2, version = ?3, at = ?4 WHERE id = ?1;
