-- The one that is due longest.
SELECT id, to_mail, subject, about, trouble, due, next, tries, state, text
FROM post WHERE state = 1 AND next <= ?1 ORDER BY next, id LIMIT 1;
