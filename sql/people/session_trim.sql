-- Those that are over, of anybody.
DELETE FROM session WHERE seen <= ?1 OR made <= ?2;
