-- Strangers can make this grow: the latest hundred thousand stay.
DELETE FROM attempt WHERE id <= (SELECT max(id) FROM attempt) - 100000;
