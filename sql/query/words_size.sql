-- How long words or a paper are; their bytes are not read for it.
SELECT length(bytes) FROM words WHERE hash = ?1;
