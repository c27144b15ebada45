-- The newest first.
SELECT at, what, by, words FROM diary WHERE account = ?1 ORDER BY id DESC LIMIT ?2;
