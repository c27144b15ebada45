-- The last act of the log: its moment is the least for the next.
SELECT a.leaf, a.file, a.salt, e.hash, a.body FROM act a JOIN entry e USING (leaf)
 ORDER BY a.leaf DESC LIMIT 1;
