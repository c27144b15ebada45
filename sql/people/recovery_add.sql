-- One officer asks.
INSERT INTO recovery (account, asked_by, why, asked, until) VALUES (?1, ?2, ?3, ?4, ?5);
