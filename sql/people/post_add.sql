-- One more waits. What somebody did themselves is numbered apart, downwards: the numbers of all others
-- say nothing of how much that is.
INSERT INTO post (id, to_mail, to_key, subject, text, about, due, next, account, topic, receipt)
VALUES (CASE WHEN ?8 = 1 THEN (SELECT min(0, coalesce(min(id), 0)) - 1 FROM post) END,
    ?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9);
