-- How many wait, without what somebody did themselves.
SELECT count(*) FROM post WHERE state = 1 AND topic <> 1;
