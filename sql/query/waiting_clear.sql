-- Of a mirror: what waited in one procedure.
DELETE FROM waiting WHERE file = ?1;
