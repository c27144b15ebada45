-- Who had taken it is gone.
UPDATE post SET next = due WHERE state = 1 AND tries = 0 AND next > due;
