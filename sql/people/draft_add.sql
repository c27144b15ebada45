-- Its next version, or one that was saved when there was a newer one.
INSERT INTO draft (procedure, kind, account, bytes, version, at, aside)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
