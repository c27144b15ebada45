-- They showed who they are.
UPDATE session SET proved = ?2 WHERE id = ?1;
