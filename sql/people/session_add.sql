-- A session begins.
INSERT INTO session (token, account, made, seen, proved, address, browser)
VALUES (?1, ?2, ?3, ?3, ?3, ?4, ?5);
