-- A file of a draft, in the place of one of the same name.
INSERT INTO draft_file (procedure, name, account, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (procedure, name) DO UPDATE SET account = ?3, bytes = ?4, at = ?5;
