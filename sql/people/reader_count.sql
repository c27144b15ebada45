-- How many have a place in a procedure, and of a bidder of it (0: of all).
SELECT count(*) FROM reader WHERE procedure = ?1 AND (?2 = 0 OR bidder = ?2);
