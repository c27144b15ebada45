-- The last act of the log: its moment is the least for the next.
SELECT body FROM act ORDER BY leaf DESC LIMIT 1;
