-- A complete tile.
SELECT hashes FROM tile WHERE level = ?1 AND place = ?2;
