-- A line more.
INSERT INTO diary (account, at, what, by, words) VALUES (?1, ?2, ?3, ?4, ?5);
