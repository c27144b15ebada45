-- The first of its name.
INSERT INTO draft (account, kind, procedure, subject, bytes, version, at, aside)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0);
