-- Of one procedure.
SELECT padlock, at FROM padlock_shown WHERE procedure = ?1 ORDER BY padlock LIMIT ?2;
