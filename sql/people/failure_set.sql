-- Wrong so often, the last time then; nothing is tried before `until`.
INSERT INTO failure (who, count, last, until) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (who) DO UPDATE SET count = ?2, last = ?3, until = ?4;
