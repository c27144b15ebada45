-- One more waits.
INSERT INTO pending (account, procedure, says, parcel, made, until)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);
