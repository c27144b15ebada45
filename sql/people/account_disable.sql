-- May it sign in?
UPDATE account SET disabled = ?2 WHERE id = ?1;
