-- Of all so many, and none that is older.
DELETE FROM attempt WHERE id <= (SELECT max(id) FROM attempt) - ?1 OR last < ?2;
