-- Nobody waits for help any more: they have it, or are not who they say.
UPDATE plea SET over = 1
WHERE over = 0 AND mail_key = (SELECT mail_key FROM account WHERE id = ?1);
