-- What was put off is due at once: without what somebody did themselves.
UPDATE post SET next = ?1 WHERE state = 1 AND tries > 0 AND topic <> 1 AND next > ?1;
