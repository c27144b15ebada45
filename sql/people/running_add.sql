-- It began.
INSERT INTO running (what, begun, seen, ended) VALUES (?1, ?2, ?2, 0);
