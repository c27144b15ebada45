-- Take from the shelf.
SELECT salt, bytes FROM words WHERE hash = ?1;
