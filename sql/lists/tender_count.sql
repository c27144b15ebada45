-- How many tenders; by what they are asked for is added behind it (lists/find.c).
SELECT count(*) FROM tender t JOIN span s ON s.file = t.file AND s.since <= ?1 AND s.until > ?1 WHERE 1
