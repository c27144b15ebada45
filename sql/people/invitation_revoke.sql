-- It is called back, while nobody took it.
DELETE FROM invitation WHERE id = ?1 AND (?2 = 0 OR by = ?2) AND taken = 0 AND until > ?3;
