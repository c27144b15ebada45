-- Whose session it is.
SELECT account FROM session WHERE id = ?1;
