-- Codes up to this step count no more.
UPDATE account SET totp_step = ?2 WHERE id = ?1;
