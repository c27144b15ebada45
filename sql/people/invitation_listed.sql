-- How many these are.
SELECT count(*) FROM invitation WHERE (?1 = 0 OR by = ?1) AND ((taken = 0 AND until > ?2) OR taken > ?3);
