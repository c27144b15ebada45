-- The acts of one procedure in the order of the log.
SELECT a.leaf, a.file, a.salt, e.hash, a.body FROM act a JOIN entry e USING (leaf)
 WHERE a.file = ?1 AND a.leaf >= ?2 ORDER BY a.leaf;
