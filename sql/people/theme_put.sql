-- How they look from now on; each change has a number of its own.
INSERT INTO theme (one, edition, name, colour, logo, says, account, at)
VALUES (1, 1, ?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (one) DO UPDATE SET edition = edition + 1, name = excluded.name,
    colour = excluded.colour, logo = excluded.logo, says = excluded.says,
    account = excluded.account, at = excluded.at;
