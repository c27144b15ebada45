-- A round whose box is open.
INSERT INTO box (file, round, deadline) VALUES (?1, ?2, ?3);
