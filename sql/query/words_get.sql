-- Words or a paper; heads also while their act waits.
SELECT salt, bytes FROM words WHERE hash = ?1
UNION ALL SELECT salt, heads FROM waiting WHERE hash = ?1 LIMIT 1;
