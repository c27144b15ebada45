-- One that waits.
SELECT due, tries FROM post WHERE id = ?1 AND state = 1;
