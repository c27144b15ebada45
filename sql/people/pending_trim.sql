-- What was decided or over long ago.
DELETE FROM pending WHERE (fate > 1 AND decided <= ?1) OR (fate = 1 AND until <= ?1);
