-- The session of a token, while its account is not disabled.
SELECT session.id, session.account, session.made, session.seen, session.proved, session.address,
    session.browser
FROM session JOIN account ON account.id = session.account
WHERE session.token = ?1 AND account.disabled = 0;
