-- In their order, those that were seen since, and the one of the first kind before them.
SELECT what, begun, seen, ended FROM running
WHERE seen >= ?1 OR id = (SELECT max(id) FROM running WHERE what = 1 AND seen < ?1)
ORDER BY begun, id LIMIT ?2;
