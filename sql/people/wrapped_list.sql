-- All of an account.
SELECT wrapped.id, wrapped.key, wrapped.method, wrapped.which, wrapped.bytes, wrapped.made,
    wrapped.method = 2 AND wrapped.passphrase <> account.passphrase_at
FROM wrapped JOIN own_key ON own_key.id = wrapped.key JOIN account ON account.id = own_key.account
WHERE account.id = ?1 ORDER BY wrapped.id;
