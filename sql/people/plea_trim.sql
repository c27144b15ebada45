-- Those that nobody asks about any more.
DELETE FROM plea WHERE at < ?1;
