-- Tenders as they stand at ?1; by what else they are asked for is added behind it (lists/find.c).
SELECT t.year, t.number, t.address, t.title, t.buyer, t.zone, t.deadline, t.changed,
       s.kind, s.words, s.tag, s.closes
  FROM tender t JOIN span s ON s.file = t.file AND s.since <= ?1 AND s.until > ?1 WHERE 1
