-- Somebody signed in there completely.
INSERT INTO device (token, account, made) VALUES (?1, ?2, ?3);
