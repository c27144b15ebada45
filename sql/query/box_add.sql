-- A procedure with an open box.
INSERT INTO box (file) VALUES (?1);
