-- It is of no use any more.
DELETE FROM post WHERE id = ?1;
