-- What is known of a file.
SELECT outcome, name, scanner, first, at, tried FROM scan WHERE sha256 = ?1;
