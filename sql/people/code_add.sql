-- One more that counts.
INSERT INTO code (hash, account) VALUES (?1, ?2);
