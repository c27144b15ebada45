-- Three of one address wait at most.
INSERT INTO plea (mail_key, words, at, address) SELECT ?1, ?2, ?3, ?4
WHERE (SELECT count(*) FROM plea WHERE mail_key = ?1 AND over = 0 AND at > ?5) < 3;
