-- It begins here, unless it has begun.
INSERT INTO mailed (id, leaf, day, secret) VALUES (1, ?1, ?2, ?3) ON CONFLICT DO NOTHING;
