-- A secret that counts once it is confirmed.
UPDATE account SET totp_new = ?2 WHERE id = ?1;
