INSERT INTO tender (file, year, number, address, title, buyer, zone, deadline, changed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
