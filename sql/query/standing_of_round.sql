-- What lies ready for a round, in the order it came.
SELECT body, hash, salt, heads FROM standing WHERE file = ?1 AND round = ?2 ORDER BY rowid;
