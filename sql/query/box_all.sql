-- All rounds whose box is open.
SELECT file, round, deadline FROM box ORDER BY file, round;
