-- One of somebody's.
SELECT round, lot, bidder, criterion, mark, reason, file, page, how, present, version, at, other_mark, other_reason,
    clarification
FROM mark_draft WHERE account = ?1 AND procedure = ?2 AND kind = ?3 AND round = ?4 AND lot = ?5 AND criterion = ?6
AND bidder = ?7;
