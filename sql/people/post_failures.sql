-- What did not go, and nothing went there since: without what somebody did themselves.
SELECT id, to_mail, subject, about, trouble, due, next, tries, state, account, topic
FROM post WHERE (state = 3 OR (state = 1 AND tries > 0)) AND topic <> 1 AND NOT EXISTS
    (SELECT 1 FROM post AS later WHERE later.to_key = post.to_key AND later.due > post.due
        AND later.state = 2 AND later.topic <> 1)
ORDER BY due DESC, id DESC LIMIT ?1;
