-- All of somebody's of a lot, or of one criterion of it (0: of all).
SELECT round, lot, bidder, criterion, mark, reason, file, page, how, present, version, at, other_mark, other_reason,
    clarification
FROM mark_draft WHERE account = ?1 AND procedure = ?2 AND kind = ?3 AND round = ?4 AND lot = ?5
AND (?6 = 0 OR criterion = ?6);
