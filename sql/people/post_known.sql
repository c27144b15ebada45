-- Was this person told of it?
SELECT id FROM post WHERE about = ?1 AND to_key = ?2;
