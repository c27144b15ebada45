-- One more.
INSERT INTO own_key (account, public, label, added) VALUES (?1, ?2, ?3, ?4);
