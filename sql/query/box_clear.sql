-- Before the open rounds of a procedure are drawn again.
DELETE FROM box WHERE file = ?1;
