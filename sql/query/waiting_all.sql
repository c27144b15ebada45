-- What waits, in the order it came: of a file, round and bidder (0: any), for a tick (1), for the
-- deadline (2) or either (3), and arrived by then.
SELECT id, file, round, bidder, ready, arrived, once, body, hash, salt, heads FROM waiting
WHERE (?1 = 0 OR file = ?1) AND (?2 = 0 OR round = ?2) AND (?3 = 0 OR bidder = ?3)
  AND (?4 >> ready) & 1 AND arrived <= ?5
ORDER BY id;
