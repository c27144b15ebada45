-- An account has so many and no more; the longest unseen go.
DELETE FROM session WHERE account = ?1 AND id NOT IN
    (SELECT id FROM session WHERE account = ?1 ORDER BY seen DESC, id DESC LIMIT ?2);
