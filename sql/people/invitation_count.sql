-- How many of a maker wait.
SELECT count(*) FROM invitation WHERE by = ?1 AND taken = 0 AND until > ?2;
