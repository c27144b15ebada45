-- What opens an entry that was just added.
INSERT INTO act (leaf, file, salt, body, once) VALUES (?1, ?2, ?3, ?4, ?5);
