INSERT INTO change (entry, contract, at, value, until, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
