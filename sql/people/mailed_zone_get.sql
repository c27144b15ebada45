-- The last day that was told of there.
SELECT day FROM mailed_zone WHERE zone = ?1;
