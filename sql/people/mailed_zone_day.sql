-- That day was told of there.
INSERT INTO mailed_zone (zone, day) VALUES (?1, ?2)
ON CONFLICT (zone) DO UPDATE SET day = excluded.day WHERE mailed_zone.day < excluded.day;
