-- How often a checkpoint was cosigned.
SELECT count(*) FROM cosignature WHERE size = ?1;
