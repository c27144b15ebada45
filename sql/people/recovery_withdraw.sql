-- It is not wanted any more, agreed to or not.
UPDATE recovery SET over = 1, link = NULL WHERE id = ?1 AND over = 0 AND until > ?2;
