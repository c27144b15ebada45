-- Those that nobody asks about any more.
DELETE FROM recovery WHERE until < ?1;
