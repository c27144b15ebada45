-- The link of one who is asked no more leads nowhere, if nobody took it.
DELETE FROM invitation WHERE taken = 0 AND id = (SELECT invitation FROM reader WHERE id = ?1);
