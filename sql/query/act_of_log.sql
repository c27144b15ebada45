-- All acts in the order of the log.
SELECT a.leaf, a.file, a.salt, e.hash, a.body FROM act a JOIN entry e USING (leaf)
 WHERE a.leaf >= ?1 ORDER BY a.leaf;
