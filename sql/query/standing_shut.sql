-- Where the box is closed nothing lies ready any more.
DELETE FROM standing WHERE file = ?1 AND NOT EXISTS (
    SELECT 1 FROM box WHERE box.file = standing.file AND box.round = standing.round);
