-- Checkpoints of these sizes, with one line of a witness each; what came first stands first.
SELECT p.size, p.note, c.line FROM cosignature c JOIN checkpoint p USING (size)
 WHERE c.size BETWEEN ?1 AND ?2 ORDER BY c.size, c.rowid;
