-- It was signed, as it was in that version.
DELETE FROM mark_draft WHERE account = ?1 AND procedure = ?2 AND kind = ?3 AND round = ?4 AND lot = ?5
AND criterion = ?6 AND bidder = ?7 AND version = ?8;
