-- They are asked no more.
UPDATE reader SET struck = ?4 WHERE id = ?1 AND procedure = ?2 AND (?3 = 0 OR bidder = ?3) AND struck = 0;
