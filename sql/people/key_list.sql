-- Those of an account.
SELECT id, account, public, label, added, ended FROM own_key WHERE account = ?1
ORDER BY id LIMIT ?2;
