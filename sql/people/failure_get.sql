-- How often somebody was wrong.
SELECT count, last, until FROM failure WHERE who = ?1;
