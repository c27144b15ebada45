-- Before it is said anew whether a box of a procedure is open.
DELETE FROM box WHERE file = ?1;
