-- The checkpoint of this size.
SELECT note FROM checkpoint WHERE size = ?1;
