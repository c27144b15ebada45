-- One more.
INSERT INTO passkey (account, credential, alg, public, count, label, made)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
