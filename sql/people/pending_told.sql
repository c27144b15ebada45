-- They were told that it is so.
UPDATE pending SET told = fate WHERE id = ?1 AND fate = ?2;
