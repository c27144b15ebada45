INSERT OR REPLACE INTO drawn (one, version, next, root, file) VALUES (1, ?1, ?2, ?3, ?4);
