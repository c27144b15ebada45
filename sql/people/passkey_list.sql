-- Those of an account.
SELECT id, account, label, credential, made, used, copied FROM passkey WHERE account = ?1
ORDER BY id;
