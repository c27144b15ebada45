-- They are asked no more.
DELETE FROM reader WHERE id = ?1 AND procedure = ?2 AND (?3 = 0 OR bidder = ?3);
