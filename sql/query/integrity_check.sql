-- Whether the database is whole: one word, or what is wrong with it.
PRAGMA integrity_check(1);
