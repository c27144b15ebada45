-- What is over, and what was taken long ago.
DELETE FROM invitation WHERE (taken = 0 AND until <= ?1) OR (taken > 0 AND taken <= ?2);
