-- How far it is.
SELECT leaf, day, secret FROM mailed WHERE id = 1;
