-- This very signed act, if it waits.
SELECT id, file, round, bidder, ready, arrived, once, body, hash, salt, heads FROM waiting
WHERE once = ?1;
