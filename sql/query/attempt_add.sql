-- What was refused, with its time.
INSERT INTO attempt (at, procedure, actor, act, reason) VALUES (?1, ?2, ?3, ?4, ?5);
