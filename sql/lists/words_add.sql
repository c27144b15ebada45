INSERT INTO words (rowid, number, title, lots, buyer) VALUES (?1, ?2, ?3, ?4, ?5);
