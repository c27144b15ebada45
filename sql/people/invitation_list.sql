-- A part of those that wait or were taken since, of one maker or all, the newest first.
SELECT id, by, mail, purpose, made, until, taken_by, taken FROM invitation
WHERE (?1 = 0 OR by = ?1) AND ((taken = 0 AND until > ?2) OR taken > ?3)
ORDER BY id DESC LIMIT ?5 OFFSET ?4;
