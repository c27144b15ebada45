-- From now on the second high-water mark lies there.
INSERT INTO mark (path, at, size, lost) VALUES (?1, ?2, ?3, ?4);
