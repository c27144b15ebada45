-- One more, whose link is this invitation's.
INSERT INTO reader (procedure, bidder, name, agreement, invitation, by, made) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
