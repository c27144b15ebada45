-- Ticks are paid up to this moment.
UPDATE ticked SET at = ?1;
