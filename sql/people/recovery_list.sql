-- What waits for a second officer, or for who has the link.
SELECT id, account, asked_by, why, asked, until, ifnull(agreed_by, 0), ifnull(agreed, 0)
FROM recovery WHERE over = 0 AND until > ?1 ORDER BY id LIMIT ?2;
