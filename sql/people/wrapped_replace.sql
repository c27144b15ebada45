-- The one whose place is taken.
DELETE FROM wrapped WHERE key = ?1 AND method = ?2 AND which = ?3;
