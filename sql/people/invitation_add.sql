-- One more.
INSERT INTO invitation (by, mail, purpose, made, until, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
