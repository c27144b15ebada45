-- A new account.
INSERT INTO account (handle, name, mail, mail_key, language, made) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
