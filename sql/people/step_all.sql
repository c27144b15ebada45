-- The steps that were taken, in order.
SELECT number, hash FROM step ORDER BY number;
