-- What waits of a topic to somebody: the next says all of it.
DELETE FROM post WHERE state = 1 AND account = ?1 AND topic = ?2;
