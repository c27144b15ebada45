-- Of all of somebody's of a lot how far each is, without its words.
SELECT bidder, criterion, mark, reason <> '', present <> '', version FROM mark_draft
WHERE account = ?1 AND procedure = ?2 AND kind = ?3 AND round = ?4 AND lot = ?5;
