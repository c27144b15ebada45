INSERT INTO step (file, nth, at, says, reason) VALUES (?1, ?2, ?3, ?4, ?5);
