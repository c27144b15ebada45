-- It was sent, or is given up.
UPDATE post SET state = ?2, trouble = ?3, ended = ?4, text = '', receipt = ''
WHERE id = ?1 AND state = 1;
