-- It is not wanted.
INSERT INTO unwanted (account, topic) VALUES (?1, ?2) ON CONFLICT DO NOTHING;
