-- How many of a topic came to an address since.
SELECT count(*) FROM post WHERE to_key = ?1 AND topic = ?2 AND due > ?3;
