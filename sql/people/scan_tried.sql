-- It was asked and said nothing new.
UPDATE scan SET tried = ?2 WHERE sha256 = ?1;
