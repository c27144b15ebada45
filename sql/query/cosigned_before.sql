-- The largest size below this one that a witness cosigned.
SELECT max(size) FROM cosignature WHERE size < ?1;
