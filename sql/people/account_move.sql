-- Another e-mail.
UPDATE account SET mail = ?2, mail_key = ?3 WHERE id = ?1;
