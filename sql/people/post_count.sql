-- How many wait.
SELECT count(*) FROM post WHERE state = 1;
