-- The same of one account, and all of it.
SELECT id, to_mail, subject, about, trouble, due, next, tries, state, account, topic
FROM post WHERE account = ?1 AND (state = 3 OR (state = 1 AND tries > 0)) AND NOT EXISTS
    (SELECT 1 FROM post AS later WHERE later.to_key = post.to_key AND later.due > post.due
        AND later.state = 2)
ORDER BY due DESC, id DESC LIMIT ?2;
