INSERT INTO contract (entry, file, number, title, buyer, lot, lot_title, supplier, value, signed_at,
                      signed_iso, begins, ends, beyond)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14);
