-- How pages look.
SELECT edition, name, colour, logo, says, account, at FROM theme WHERE one = 1;
