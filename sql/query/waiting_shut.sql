-- Where the box is closed nothing lies ready any more.
DELETE FROM waiting WHERE file = ?1 AND ready AND NOT EXISTS (
    SELECT 1 FROM box WHERE box.file = waiting.file AND box.round = waiting.round);
