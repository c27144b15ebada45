-- Where this very signed act was entered, if it was.
SELECT leaf, file FROM act WHERE once = ?1 LIMIT 1;
