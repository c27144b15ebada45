-- How many tables there are, and is the one of the steps among them?
SELECT count(*), coalesce(sum(name = 'step'), 0) FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite%';
