-- What the bidder said later of the same bid, or the entry itself, ends it.
DELETE FROM standing WHERE file = ?1 AND round = ?2 AND lot = ?3 AND bidder = ?4 AND mine <= ?5;
