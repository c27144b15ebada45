-- How many wait in a procedure; how many bytes wait in all.
SELECT (SELECT count(*) FROM pending WHERE procedure = ?1 AND fate = 1 AND until > ?2),
    (SELECT coalesce(sum(length(parcel)), 0) FROM pending WHERE fate = 1 AND until > ?2);
