-- It said something; when it did so first stays.
INSERT INTO scan (sha256, outcome, name, scanner, first, at, tried) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5)
ON CONFLICT DO UPDATE SET outcome = excluded.outcome, name = excluded.name, scanner = excluded.scanner,
    at = excluded.at, tried = excluded.tried;
