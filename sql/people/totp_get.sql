-- The secret that waits to be confirmed.
SELECT totp_new FROM account WHERE id = ?1;
