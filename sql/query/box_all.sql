-- All procedures with an open box.
SELECT file FROM box ORDER BY file;
