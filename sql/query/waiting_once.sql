-- This very signed act, if it waits.
SELECT file, round, ready FROM waiting WHERE once = ?1 LIMIT 1;
