SELECT at, value, until, reason, entry FROM change WHERE contract = ?1 ORDER BY entry;
