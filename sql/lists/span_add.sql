INSERT INTO span (file, since, until, kind, words, tag, closes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
