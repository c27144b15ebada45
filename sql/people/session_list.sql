-- The sessions of an account that are not over.
SELECT session.id, session.account, session.made, session.seen, session.proved, session.address,
    session.browser
FROM session WHERE account = ?1 AND seen > ?2 AND made > ?3 ORDER BY seen DESC, id DESC LIMIT ?4;
