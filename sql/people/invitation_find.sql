-- By its link, while it is good.
SELECT id, by, mail, purpose, made, until, taken_by, taken FROM invitation
WHERE link = ?1 AND taken = 0 AND until > ?2;
