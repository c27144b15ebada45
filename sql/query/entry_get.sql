-- One entry of the log.
SELECT procedure, nth, hash FROM entry WHERE leaf = ?1;
