-- It is there.
INSERT INTO padlock_shown (procedure, padlock, at) VALUES (?1, ?2, ?3)
ON CONFLICT (procedure, padlock) DO UPDATE SET at = ?3;
