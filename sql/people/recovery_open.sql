-- One that was not taken, withdrawn or outlived.
SELECT id, account FROM recovery WHERE id = ?1 AND over = 0 AND until > ?2;
