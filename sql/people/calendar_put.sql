-- The one before counts no more.
INSERT INTO calendar (account, link, made) VALUES (?1, ?2, ?3)
ON CONFLICT (account) DO UPDATE SET link = excluded.link, made = excluded.made;
