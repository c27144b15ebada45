-- When the next is due.
SELECT next FROM post WHERE state = 1 ORDER BY next LIMIT 1;
