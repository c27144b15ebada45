-- As it is now, in the place of what was there.
INSERT INTO mark_draft (account, procedure, kind, round, lot, criterion, bidder, mark, reason, file, page, how, present,
    version, at, other_mark, other_reason, clarification)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
ON CONFLICT (account, procedure, kind, round, lot, criterion, bidder) DO UPDATE SET mark = ?8, reason = ?9, file = ?10,
    page = ?11, how = ?12, present = ?13, version = ?14, at = ?15, other_mark = ?16, other_reason = ?17,
    clarification = ?18;
