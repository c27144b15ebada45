-- One more step was taken.
INSERT INTO step (number, hash) VALUES (?1, ?2);
