-- By its link, while it is good.
SELECT id, account FROM recovery WHERE link = ?1 AND over = 0 AND until > ?2;
