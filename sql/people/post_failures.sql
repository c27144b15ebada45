-- What did not go.
SELECT id, to_mail, subject, about, trouble, due, next, tries, state
FROM post WHERE state = 3 OR (state = 1 AND tries > 0) ORDER BY id DESC LIMIT ?1;
