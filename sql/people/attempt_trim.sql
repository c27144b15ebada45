-- So many of one bidder in one procedure are kept.
DELETE FROM attempt WHERE procedure = ?1 AND bidder = ?2 AND id <= (
    SELECT id FROM attempt WHERE procedure = ?1 AND bidder = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3);
