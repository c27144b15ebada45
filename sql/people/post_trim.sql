-- What ended long ago.
DELETE FROM post WHERE state > 1 AND ended <= ?1;
