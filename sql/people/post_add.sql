-- One more waits.
INSERT INTO post (to_mail, to_key, subject, text, about, due, next)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6);
