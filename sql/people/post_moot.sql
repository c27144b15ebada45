-- Nobody need be told any more.
DELETE FROM post WHERE state = 1 AND about GLOB ?1 || '*';
