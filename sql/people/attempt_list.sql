-- The newest first.
SELECT what, about, why, amount, first, last, times FROM attempt
WHERE procedure = ?1 AND bidder = ?2 ORDER BY last DESC, id DESC LIMIT ?3;
