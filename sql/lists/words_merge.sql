-- What was dropped stands in the index until its parts are merged.
INSERT INTO words (words) VALUES ('optimize');
