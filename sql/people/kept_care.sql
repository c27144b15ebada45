-- Accounts that can sign in; of them, those with a key that only one way opens; mails that wait, and that
-- were given up while nothing went there since: without what somebody did themselves.
SELECT (SELECT count(*) FROM account WHERE disabled = 0),
    (SELECT count(DISTINCT account.id) FROM account JOIN own_key ON own_key.account = account.id
        WHERE account.disabled = 0 AND own_key.ended = 0
            AND (SELECT count(*) FROM wrapped WHERE wrapped.key = own_key.id) = 1),
    (SELECT count(*) FROM post WHERE state = 1 AND topic <> 1),
    (SELECT count(DISTINCT post.to_key) FROM post WHERE state = 3 AND topic <> 1 AND NOT EXISTS
        (SELECT 1 FROM post AS later WHERE later.to_key = post.to_key AND later.due > post.due
            AND later.state = 2 AND later.topic <> 1));
