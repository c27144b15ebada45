-- It goes on from that entry.
UPDATE mailed SET leaf = ?2 WHERE id = 1 AND leaf = ?1;
