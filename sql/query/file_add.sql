-- A new procedure.
INSERT INTO file (draft) VALUES (?1);
